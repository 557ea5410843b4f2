import type { Graph } from '../graph/graph';
import type { Data } from '../graph/value';
import type { Update } from '../optimizer';

/** The loss among a training graph's outputs; every other output is `gradientName` of a trained weight. */
export const LOSS = 'loss';

/** One part of a step: a training graph and what it is fed besides the weights. */
export interface Part {
  /** Parts of one key have the same graph. */
  readonly key: string;
  readonly graph: () => Graph;
  readonly feeds: ReadonlyMap<string, Data>;
}

/**
 * Where a trainer's weights, gradients and moments lie and move: in this process's memory, or in a device's. A step is
 * `backward` for each of its parts, then `norm`, then `update` or `forget`.
 */
export interface Place {
  /** Runs a part and adds its gradients to those of the step. @returns the part's loss. */
  backward(part: Part): Promise<number>;
  /** The Euclidean norm of the step's whole gradient. */
  norm(): Promise<number>;
  /** Moves weights and moments by the step's gradients, which are then gone. */
  update(update: Update): Promise<void>;
  /** Drops the step's gradients: not finite, or to be computed anew. */
  forget(): void;
  /** Closes what was opened for parts, so that others may take its room. */
  close(): Promise<void>;
  /** Brings the arrays that the trainer was given up to date. Nothing where they are what is trained. */
  pull(): Promise<void>;
  /** Takes the numbers of those arrays, after something else has written them. */
  push(): Promise<void>;
  dispose(): Promise<void>;
}
