import type { DataSpec } from '../../data';
import type { LargerSample } from '../../lint';
import type { DrawnRenders } from './drawn-renders';

/** A drawn sample of a task, and what it was made from. */
export interface KeptSample {
  /** The task's data block; another object stands for another block. */
  readonly data: DataSpec;
  /** All else that it hangs on: which rows were drawn, and how long they may be. */
  readonly parts: readonly unknown[];
  readonly drawn: readonly DrawnRenders[];
  readonly sample: LargerSample;
}
