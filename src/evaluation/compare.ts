import { groupBy } from './group';
import { outcomeKey } from './outcomes';
import type { Comparison, Difference, Outcome } from './scores';
import { errorOfMean, mean, standardError } from './statistics';

/** One question under both models; `delta` is tuned minus base, in [-1, 1]. */
interface Pair {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  readonly row: number;
  readonly delta: number;
}

/**
 * Tuned minus base over the questions that both answered. The error is that of paired differences, which is smaller
 * than the two errors taken together whenever both models find the same rows hard.
 */
export function compareOutcomes(base: readonly Outcome[], tuned: readonly Outcome[]): Comparison {
  const pairs = pairUp(base, tuned);
  const tasks = [...groupBy(pairs, (pair) => pair.task)].map(([task, some]) => ({
    task,
    cluster: some[0]!.cluster,
    ...taskDifference(some),
    templates: [...groupBy(some, (pair) => pair.template)].map(([template, same]) => ({
      template,
      ...difference(mean(same.map((pair) => pair.delta)), standardError(same.map((pair) => pair.delta)), same.length),
    })),
  }));
  const clusters = [...groupBy(tasks, (task) => task.cluster)].map(([cluster, members]) => ({
    cluster,
    ...difference(
      mean(members.map((task) => task.mean)),
      errorOfMean(members.map((task) => task.stderr)),
      members.reduce((sum, task) => sum + task.n, 0),
    ),
  }));
  return { tasks: tasks.map(({ cluster: _, ...task }) => task), clusters };
}

function taskDifference(pairs: readonly Pair[]): Difference {
  const templates = [...groupBy(pairs, (pair) => pair.template).values()];
  const rows = [...groupBy(pairs, (pair) => pair.row).values()];
  const perRow = rows.map((row) => mean(row.map((pair) => pair.delta)));
  const overTemplates = mean(templates.map((same) => mean(same.map((pair) => pair.delta))));
  return difference(overTemplates, standardError(perRow), rows.length);
}

function difference(value: number, stderr: number | null, n: number): Difference {
  const verdict = stderr === null || Math.abs(value) <= stderr ? 'unclear' : value > 0 ? 'better' : 'worse';
  return { mean: value, stderr, n, verdict };
}

function pairUp(base: readonly Outcome[], tuned: readonly Outcome[]): readonly Pair[] {
  const before = new Map(base.map((outcome) => [outcomeKey(outcome), outcome.correct]));
  return tuned.flatMap((outcome) => {
    const correct = before.get(outcomeKey(outcome));
    if (correct === undefined) return [];
    const { task, cluster, template, row } = outcome;
    return [{ task, cluster, template, row, delta: outcome.correct - correct }];
  });
}
