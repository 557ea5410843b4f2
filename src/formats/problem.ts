import type { Problem } from '../text';

/**
 * What can be wrong in another project's file: `…-syntax` in the language it is written in, `not-this-format` where it
 * is well formed but holds something else, `key-…` in one of its keys, `not-a-literal` where Python would have to run.
 */
export type FormatCode =
  | 'yaml-syntax'
  | 'json-syntax'
  | 'python-syntax'
  | 'not-this-format'
  | 'key-missing'
  | 'key-wrong-type'
  | 'key-unknown'
  | 'key-duplicate'
  | 'not-a-literal';

export type FormatProblem = Problem<FormatCode>;

/** A file read as far as it goes. Its `value` is whole where no problem is an error. */
export interface ParsedFile<T> {
  /** Absent where the file is not of the format at all. */
  readonly value?: T;
  readonly problems: readonly FormatProblem[];
}
