/** Everything that can keep an export from being made. */
export type ExportProblemCode =
  | 'recipe-invalid'
  | 'no-tasks'
  | 'task-invalid'
  | 'plan-invalid'
  | 'data-invalid'
  | 'format-unknown'
  | 'nothing-to-export'
  | 'disk-full'
  | 'no-permission'
  | 'write-failed'
  | 'cancelled';

/** Why an export was not made, or not finished: one sentence, the place if there is one, and what to do. */
export interface ExportProblem {
  readonly code: ExportProblemCode;
  readonly message: string;
  readonly file?: string;
  /** Line and column from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly remedy?: string;
}
