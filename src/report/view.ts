import type { Difference, TaskScore, TemplateScore, Unscored, DevBest, ClusterScore } from '../evaluation';
import type {
  DroppedTask,
  PlannedTrainTask,
  RunFailure,
  RunMode,
  RunState,
  RunResults,
  RunVersions,
  SampleRecord,
  WrittenResults,
  WrittenSample,
} from '../run';

/** A run as people look at it: plain data, made by `readRun`, drawn by the charts, the table and the HTML report. */
export interface RunView {
  readonly name: string;
  readonly stamp: string;
  readonly dir: string;
  readonly mode: RunMode;
  readonly state: RunState;
  /** Sentences: per held-out cluster what came out and whether it helped; while a run goes on, first what it does. */
  readonly headline: readonly string[];
  readonly progress: ProgressView;
  readonly loss: readonly LossSeries[];
  readonly clusters: readonly ClusterView[];
  readonly devBest: readonly DevBestView[];
  readonly seeds: readonly SeedView[];
  readonly train: readonly PlannedTrainTask[];
  readonly dropped: readonly DroppedTask[];
  readonly unscored: readonly Unscored[];
  readonly notices: readonly NoticeView[];
  readonly samples: readonly SampleRecord[];
  /** What the models wrote, measured; absent where nothing was asked for or not all is written yet. */
  readonly written?: WrittenResults;
  readonly writtenSamples?: readonly WrittenSample[];
  /** By what the log-likelihoods of choices were divided; they were summed where it is left out. */
  readonly norm?: NonNullable<RunResults['norm']>;
  /** Why the run failed. */
  readonly failure?: RunFailure;
  /** What the worker process wrote besides its events; there only where the run did not end well. */
  readonly log?: string;
  /** Name and value, for the foot of a report. */
  readonly facts: readonly (readonly [string, string])[];
  readonly versions: RunVersions;
  /** Split and most rows per task. */
  readonly split: string;
}

export interface ProgressView {
  /** What the worker does, in words. */
  readonly label: string;
  /** In [0, 1] within the current phase; null where it cannot be known. */
  readonly fraction: number | null;
  /** For example `step 120 of 400 · loss 1.93 · 9,100 tokens/s`. */
  readonly detail: string;
  readonly etaSeconds: number | null;
}

export interface LossSeries {
  readonly seed: number;
  /** Steps in the whole training. */
  readonly steps: number;
  readonly points: readonly LossPoint[];
  /** Looks at the dev rows of the training tasks, by step; absent where there are none. */
  readonly dev?: readonly DevLook[];
}

/** One look: `loss` as in training, `accuracy` in [0, 1] or null. */
export interface DevLook {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number | null;
}

export interface LossPoint {
  readonly step: number;
  readonly loss: number;
  /** The local mean around this step (see smooth.ts). */
  readonly smooth: number;
}

/** Base against tuned; `tuned` and `difference` are absent until the tuned model was evaluated. */
export interface ClusterView {
  readonly cluster: string;
  readonly base: ClusterScore;
  readonly tuned?: ClusterScore;
  readonly difference?: Difference;
  readonly tasks: readonly TaskView[];
}

export interface TaskView {
  readonly task: string;
  readonly base: TaskScore;
  readonly tuned?: TaskScore;
  readonly difference?: Difference;
  readonly templates: readonly TemplateView[];
}

export interface TemplateView {
  readonly template: string;
  readonly base: TemplateScore;
  readonly tuned?: TemplateScore;
  readonly difference?: Difference;
}

export interface DevBestView {
  readonly task: string;
  readonly base?: DevBest;
  readonly tuned?: DevBest;
}

export interface SeedView {
  readonly seed: number;
  readonly steps: number;
  readonly finalLoss: number;
  readonly seconds: number;
  readonly tokens: number;
  readonly clusters: readonly { readonly cluster: string; readonly mean: number }[];
  readonly best?: DevLook;
  readonly keptBest?: boolean;
}

export interface NoticeView {
  readonly level: 'info' | 'warning';
  readonly message: string;
  /** `file:line` where the notice has a place. */
  readonly place?: string;
}
