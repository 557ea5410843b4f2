import type { Provider, ProviderChoice } from '../engine';
import type { Scores } from '../evaluation';

/**
 * Everything a worker says about its run, one JSON object per line of `events.jsonl`, and everything it can be told,
 * one per line of `control.jsonl`. User interfaces see a run only through these, so a reload loses nothing.
 */
export type RunEvent = EventStamp & RunEventBody;

export interface EventStamp {
  /** Counts from 0 without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** `train`: base model, training, tuned model. `evaluate`: the base model alone. */
export type RunMode = 'train' | 'evaluate';

export type RunPhase =
  | 'load-tasks'
  | 'download-data'
  | 'download-model'
  | 'try-provider'
  | 'load-model'
  | 'read-data'
  | 'evaluate-base'
  | 'train'
  | 'save-model'
  | 'evaluate-tuned'
  | 'write-results';

export type RunEventBody =
  | StartedEvent
  | PhaseEvent
  | PlannedEvent
  | ModelEvent
  | DownloadEvent
  | DataEvent
  | EngineEvent
  | StepEvent
  | DevEvent
  | ScoringEvent
  | ScoredEvent
  | CheckpointEvent
  | NoticeEvent
  | FinishedEvent
  | CancelledEvent
  | FailedEvent;

/** The first event of every worker; a run that was resumed has several. */
export interface StartedEvent {
  readonly kind: 'started';
  readonly pid: number;
  readonly mode: RunMode;
}

export interface PhaseEvent {
  readonly kind: 'phase';
  readonly phase: RunPhase;
  /** The training seed, in the phases that are repeated for each. */
  readonly seed?: number;
}

/** Which tasks train, which are held out, and which were dropped from training for what cause. */
export interface PlannedEvent {
  readonly kind: 'planned';
  readonly train: readonly PlannedTrainTask[];
  readonly heldOut: readonly { readonly task: string; readonly cluster: string; readonly templates: number }[];
  readonly dropped: readonly DroppedTask[];
}

export interface PlannedTrainTask {
  readonly task: string;
  readonly cluster: string;
  /** Rows that may be drawn, after the caps. */
  readonly rows: number;
  /** Share of the mixture, in [0, 1]. */
  readonly rate: number;
}

export interface DroppedTask {
  readonly task: string;
  readonly cluster: string;
  /** Machine-readable cause, for example `partner` or `family`. */
  readonly cause: string;
  readonly message: string;
}

export interface ModelEvent {
  readonly kind: 'model';
  readonly path: string;
  readonly parameters: number;
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
}

/** A file of the hub on its way to this machine. */
export interface DownloadEvent {
  readonly kind: 'download';
  /** The task whose dataset it is of; absent for the model. */
  readonly task?: string;
  /** The dataset or model. */
  readonly id: string;
  /** Path in its repository. */
  readonly file: string;
  /** Bytes that are here, and in all. */
  readonly received: number;
  readonly total: number;
}

/** What training will go through. */
export interface DataEvent {
  readonly kind: 'data';
  readonly steps: number;
  readonly sequencesPerStep: number;
  readonly sequenceLength: number;
  /** Examples looked at to estimate the figures below. */
  readonly sampled: number;
  readonly tokensPerExample: number;
  readonly tooLong: number;
}

/** What trains, and how much memory it is expected to take. Bytes. */
export interface EngineEvent {
  readonly kind: 'engine';
  readonly seed: number;
  readonly provider: Provider;
  /** What recipe or command asked for. */
  readonly asked: ProviderChoice;
  /** Why `auto` took no other, one sentence for each that was tried. */
  readonly passedOver: readonly string[];
  /** Sequences computed at once; a step adds up its parts. */
  readonly microBatch: number;
  /** Sequences of a step. */
  readonly batch: number;
  readonly memory: {
    readonly weights: number;
    readonly moments: number;
    readonly gradients: number;
    readonly activations: number;
    /** What could be had then; absent for a device that does not say. */
    readonly available?: number;
  };
}

export interface StepEvent {
  readonly kind: 'step';
  readonly seed: number;
  /** Counts from 1. */
  readonly step: number;
  readonly steps: number;
  /** Mean cross-entropy per target token (nats), over the steps since the last such event. */
  readonly loss: number;
  /** Of the whole gradient, before clipping; null where it was not finite and the update was left out. */
  readonly gradNorm: number | null;
  readonly lr: number;
  /** Tokens seen so far, padding not counted. */
  readonly tokens: number;
  readonly tokensPerSecond: number;
  /** Seconds until the last step, by the pace so far. */
  readonly etaSeconds: number;
}

/** A look at the dev rows of the tasks that train. */
export interface DevEvent {
  readonly kind: 'dev';
  readonly seed: number;
  /** The step after which it was taken. */
  readonly step: number;
  /** Mean cross-entropy per target token (nats). */
  readonly loss: number;
  /** Of the examples scored by rank, in [0, 1]; null where there are none. */
  readonly accuracy: number | null;
  /** Whether it is the best so far. */
  readonly isBest: boolean;
  readonly seconds: number;
}

export interface ScoringEvent {
  readonly kind: 'scoring';
  readonly who: 'base' | 'tuned';
  readonly seed?: number;
  /** Questions answered and to answer. */
  readonly done: number;
  readonly total: number;
}

export interface ScoredEvent {
  readonly kind: 'scored';
  readonly who: 'base' | 'tuned';
  readonly seed?: number;
  readonly scores: Scores;
  readonly seconds: number;
}

export interface CheckpointEvent {
  readonly kind: 'checkpoint';
  readonly seed: number;
  readonly step: number;
  /** Relative to the run directory. */
  readonly file: string;
}

/** Something the reader of the results should know: rows that do not render, templates that are not scored. */
export interface NoticeEvent {
  readonly kind: 'notice';
  readonly level: 'info' | 'warning';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

export interface FinishedEvent {
  readonly kind: 'finished';
  readonly seconds: number;
}

export interface CancelledEvent {
  readonly kind: 'cancelled';
  readonly message: string;
}

export interface FailedEvent extends RunFailure {
  readonly kind: 'failed';
}

/** Why a run cannot start or go on: one sentence, the place if there is one (line from 1), and what to do. */
export interface RunFailure {
  readonly code: RunFailureCode;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly remedy?: string;
}

export type RunFailureCode =
  | 'recipe-invalid'
  | 'no-tasks'
  | 'task-invalid'
  | 'plan-invalid'
  | 'data-invalid'
  | 'model-invalid'
  | 'engine-failed'
  | 'provider-unusable'
  | 'out-of-memory'
  | 'nothing-to-score'
  | 'nothing-to-train-on'
  | 'already-running'
  | 'run-unreadable'
  | 'run-changed'
  | 'checkpoint-damaged'
  | 'disk-full'
  | 'disk-failed'
  | 'worker-failed'
  | 'unexpected';

/** What a user interface can tell a worker. */
export interface CancelCommand {
  readonly kind: 'cancel';
  readonly time: string;
}
/** Written when a new worker is put on a run that had ended: no cancel from before it counts any more. */
export interface ResumeCommand {
  readonly kind: 'resume';
  readonly time: string;
}

/** The last command counts. */
export type RunCommand = CancelCommand | ResumeCommand;

/** No event follows one of these, unless the run is started again. */
export function isTerminal(event: RunEvent): boolean {
  return event.kind === 'finished' || event.kind === 'cancelled' || event.kind === 'failed';
}

/** Tells an event from the other values that a damaged file may hold. */
export function isRunEvent(value: unknown): value is RunEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    'seq' in value &&
    typeof value.seq === 'number'
  );
}
