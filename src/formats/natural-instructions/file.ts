import type { PyDict, Value } from '../../value';

/** A task of Natural Instructions, in any of its versions: one JSON file. */
export interface NaturalTask {
  /** All keys in the file's order, as they are; that of `Instances` holds its place with an empty list. */
  readonly head: ReadonlyMap<string, Value>;
  /** Older files have one text, newer ones a list. */
  readonly definition: readonly string[];
  readonly positive: readonly NaturalExample[];
  readonly negative: readonly NaturalExample[];
  readonly categories: readonly string[];
  /** The data sets that the task was made from. */
  readonly source: readonly string[];
  readonly inputLanguage: readonly string[];
  /** As they are: `input`, `output` (a list, in the first version a text), in newer files `id`. */
  readonly instances: readonly PyDict[];
}

/** An example that explains a task. */
export interface NaturalExample {
  readonly input: string;
  readonly output: string;
  readonly explanation: string;
}
