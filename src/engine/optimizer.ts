import type { Tensor } from '../model';

/** What one update needs to know besides the gradients. */
export interface Update {
  /** Counted from 1. */
  readonly step: number;
  /** This step's rate. */
  readonly lr: number;
  /** What gradients are multiplied by first (clipping). */
  readonly gradientScale: number;
}

/** A rule that moves weights by their gradients, in place. */
export interface Optimizer {
  /** The rate of a step (from 1) for which the schedule has `scheduled`: that, unless the rule has a rate of its own. */
  rate(scheduled: number, step: number): number;
  /** @param gradients one for each weight, of its length; their contents may be overwritten. */
  apply(gradients: ReadonlyMap<string, Float32Array>, update: Update): void;
  /** What it remembers from step to step, by name, over the arrays it works on: a checkpoint holds it. */
  readonly state: ReadonlyMap<string, Tensor>;
}
