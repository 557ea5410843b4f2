import type { JsonValue } from '../engine';
import type { DevPoint } from './dev-look';
import type { LossSum } from './loss-meter';
import type { Origin } from './origin';
import type { BatchCursor } from './training-batches';

/**
 * What a checkpoint holds besides weights, moments and step: with it a training goes on as if it had never stopped, in
 * what it learns and in what it reports.
 */
export interface TrainingState {
  readonly seed: number;
  /** Of the whole training. */
  readonly steps: number;
  readonly origin: Origin;
  readonly cursor: BatchCursor;
  /** Trained on so far. */
  readonly tokens: number;
  /** Spent on training so far. */
  readonly seconds: number;
  /** The loss that was reported last. */
  readonly finalLoss: number;
  /** Of the steps since then. */
  readonly recent: LossSum;
  /** Steps in a row whose loss or gradient was not finite. */
  readonly hopeless: number;
  /** At the dev rows. */
  readonly looks: readonly DevPoint[];
}

export function stateToJson(state: TrainingState): JsonValue {
  return state as unknown as JsonValue;
}

/** The inverse of `stateToJson`. A checkpoint is sealed and names its format, so its shape is known. */
export function stateFromJson(value: JsonValue): TrainingState {
  return value as unknown as TrainingState;
}
