import type { Difference, TemplateScore } from '../evaluation';
import { count, percent, points, spread } from './format';
import type { ClusterView } from './view';

/** What a cluster, a task and a template have in common, as tables show it. */
export interface Figures {
  readonly level: 'cluster' | 'task' | 'template';
  readonly name: string;
  readonly base: Measured;
  readonly tuned?: Measured;
  readonly difference?: Difference;
}

/** What the three kinds of score have in common. */
interface Measured {
  readonly n: number;
  readonly mean: number;
  readonly stderr: number | null;
  readonly std: number | null;
  readonly chance: number;
}

/** The lines of a results table, clusters first, each followed by its tasks, each followed by its templates. */
export function figuresOf(clusters: readonly ClusterView[], withTemplates: boolean): readonly Figures[] {
  return clusters.flatMap((cluster): Figures[] => [
    { ...cluster, level: 'cluster', name: cluster.cluster },
    ...cluster.tasks.flatMap((task): Figures[] => [
      { ...task, level: 'task', name: task.task },
      ...(withTemplates ? task.templates : []).map(({ template, base, tuned, difference }): Figures => ({
        level: 'template',
        name: template,
        base: measured(base),
        ...(tuned === undefined ? {} : { tuned: measured(tuned) }),
        ...(difference === undefined ? {} : { difference }),
      })),
    ]),
  ]);
}

/** `n, chance, base, ±, std` and, where there is a tuned model, `tuned, ±, std, diff, ±`. */
export function cellsOf({ level, base, tuned, difference }: Figures): readonly string[] {
  const std = (value: number | null): string => (level === 'template' ? '' : spread(value));
  return [
    ...[count(base.n), percent(base.chance), percent(base.mean), spread(base.stderr), std(base.std)],
    ...(tuned === undefined ? [] : [percent(tuned.mean), spread(tuned.stderr), std(tuned.std)]),
    ...(difference === undefined ? [] : [points(difference.mean), spread(difference.stderr)]),
  ];
}

/** A template has one accuracy, so no spread. */
function measured(score: TemplateScore): Measured {
  return { n: score.n, mean: score.accuracy, stderr: score.stderr, std: null, chance: score.chance };
}
