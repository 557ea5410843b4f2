import {
  compareOutcomes,
  outcomesOf,
  scoreOutcomes,
  toAnswer,
  type Comparison,
  type Difference,
  type Outcome,
  type Scores,
} from '../evaluation';
import type { RunFiles, SampleRecord } from '../run';
import { differentSettings, type SettingDifference } from './different-settings';

export type { SettingDifference };

/** Two runs on the questions that both asked word for word. All shares are in [0, 1]. */
export interface RunsComparison {
  /** Left and right, in the order in which they were given. */
  readonly runs: readonly [ComparedRun, ComparedRun];
  readonly questions: QuestionCounts;
  /** Clusters, each followed by its tasks, each followed by its templates. */
  readonly figures: readonly ComparedFigures[];
  /** What the two recipes say otherwise. */
  readonly settings: readonly SettingDifference[];
}

export interface ComparedRun {
  readonly name: string;
  readonly stamp: string;
  readonly dir: string;
  /** Whether there is a tuned model; otherwise what is compared is the base model. */
  readonly isTuned: boolean;
  /** Training seeds of the run, of which the samples keep the first. */
  readonly seeds: number;
  readonly split: string;
}

export interface QuestionCounts {
  /** Asked in both runs with the same prompt, choices and answer. */
  readonly shared: number;
  /** Of the same task, template and row, but with another text: they are left out. */
  readonly changed: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
}

/** Means of accuracies, as everywhere: a task's over its templates, a cluster's over its tasks. */
export interface ComparedFigures {
  readonly level: 'cluster' | 'task' | 'template';
  readonly name: string;
  /** Rows, or for a template questions. */
  readonly n: number;
  readonly base: readonly [number, number];
  readonly tuned: readonly [number | undefined, number | undefined];
  /** Right minus left of the tuned models (of the base model where a run has no other), paired. */
  readonly difference: Difference;
}

/** Compares what came out of two runs, from the samples that they keep. */
export function compareRuns(left: RunFiles, right: RunFiles): RunsComparison {
  const [leftSamples, rightSamples] = [byKey(left.samples), byKey(right.samples)];
  const pairs: [SampleRecord, SampleRecord][] = [];
  let changed = 0;
  for (const [key, sample] of leftSamples) {
    const other = rightSamples.get(key);
    if (other === undefined) continue;
    if (isSameQuestion(sample, other)) pairs.push([sample, other]);
    else changed++;
  }
  const met = pairs.length + changed;
  return {
    runs: [describe(left), describe(right)],
    questions: {
      shared: pairs.length,
      changed,
      onlyLeft: leftSamples.size - met,
      onlyRight: rightSamples.size - met,
    },
    figures: figuresOf(
      pairs.map(([sample]) => sample),
      pairs.map(([, sample]) => sample),
    ),
    settings: differentSettings(left.manifest.recipe, right.manifest.recipe),
  };
}

function byKey(samples: readonly SampleRecord[]): ReadonlyMap<string, SampleRecord> {
  return new Map(samples.map((sample) => [JSON.stringify([sample.task, sample.template, sample.row]), sample]));
}

/** Templates and data may have changed between two runs: only the very same text asks the same. */
function isSameQuestion(a: SampleRecord, b: SampleRecord): boolean {
  const texts = (sample: SampleRecord): string => JSON.stringify(sample.choices.map(({ text }) => text));
  return a.prompt === b.prompt && a.gold === b.gold && texts(a) === texts(b);
}

function describe({ dir, manifest, results, samples }: RunFiles): ComparedRun {
  return {
    name: manifest.name,
    stamp: manifest.stamp,
    dir,
    isTuned: samples.some(({ tuned }) => tuned !== undefined),
    seeds: results?.seeds.length ?? 0,
    split: results?.split ?? '',
  };
}

function figuresOf(left: readonly SampleRecord[], right: readonly SampleRecord[]): readonly ComparedFigures[] {
  const base = [scoresOf(left, 'base'), scoresOf(right, 'base')] as const;
  const tuned = [scoresOf(left, 'tuned'), scoresOf(right, 'tuned')] as const;
  const compared = compareOutcomes(finalOutcomes(left), finalOutcomes(right));
  return base[0].clusters.flatMap(({ cluster, n, tasks }): ComparedFigures[] => [
    {
      level: 'cluster',
      name: cluster,
      n,
      base: both(base, (scores) => clusterMean(scores, cluster) ?? 0),
      tuned: both(tuned, (scores) => clusterMean(scores, cluster)),
      difference: compared.clusters.find((each) => each.cluster === cluster)!,
    },
    ...tasks.flatMap((task) => taskFigures(task, base, tuned, compared)),
  ]);
}

function taskFigures(
  task: string,
  base: readonly [Scores, Scores],
  tuned: readonly [Scores, Scores],
  compared: Comparison,
): readonly ComparedFigures[] {
  const found = (scores: Scores): Scores['tasks'][number] | undefined =>
    scores.tasks.find((score) => score.task === task);
  const accuracy = (scores: Scores, name: string): number | undefined =>
    found(scores)?.templates.find(({ template }) => template === name)?.accuracy;
  const difference = compared.tasks.find((each) => each.task === task)!;
  return [
    {
      level: 'task',
      name: task,
      n: found(base[0])?.n ?? 0,
      base: both(base, (scores) => found(scores)?.mean ?? 0),
      tuned: both(tuned, (scores) => found(scores)?.mean),
      difference,
    },
    ...difference.templates.map(({ template, ...rest }): ComparedFigures => ({
      level: 'template',
      name: template,
      n: rest.n,
      base: both(base, (scores) => accuracy(scores, template) ?? 0),
      tuned: both(tuned, (scores) => accuracy(scores, template)),
      difference: rest,
    })),
  ];
}

function both<T>([left, right]: readonly [Scores, Scores], read: (scores: Scores) => T): readonly [T, T] {
  return [read(left), read(right)];
}

function clusterMean({ clusters }: Scores, name: string): number | undefined {
  return clusters.find(({ cluster }) => cluster === name)?.mean;
}

function scoresOf(samples: readonly SampleRecord[], who: 'base' | 'tuned'): Scores {
  return scoreOutcomes(outcomes(samples, who));
}

/** What each run ends with: its tuned model, or the base model where it has no other. */
function finalOutcomes(samples: readonly SampleRecord[]): readonly Outcome[] {
  const tuned = outcomes(samples, 'tuned');
  return tuned.length > 0 ? tuned : outcomes(samples, 'base');
}

function outcomes(samples: readonly SampleRecord[], who: 'base' | 'tuned'): readonly Outcome[] {
  return outcomesOf(
    samples.flatMap((sample) => {
      const { task, cluster, template, row, prompt, gold, choices } = sample;
      const prediction = sample[who];
      const scores = choices.flatMap((choice) => choice[who] ?? []);
      if (prediction === undefined || scores.length < choices.length) return [];
      const question = { task, cluster, template, row, prompt, gold, choices: choices.map(({ text }) => text) };
      // What the run itself took for the answer counts, as in its own results.
      return [{ ...toAnswer(question, scores), prediction }];
    }),
  );
}
