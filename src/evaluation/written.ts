import type { Difference } from './scores';

/** A prompt whose answer the model writes. */
export interface WritingQuestion {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  /** Zero-based index of the row in its split. */
  readonly row: number;
  readonly prompt: string;
  readonly target: string;
  /** As the task file names them. */
  readonly metrics: readonly string[];
}

export interface WrittenAnswer {
  readonly question: WritingQuestion;
  /** Without white space at both ends, as targets are. */
  readonly text: string;
}

/** One measure of a task's written answers, in [0, 1]; more is better. */
export interface WrittenScore {
  readonly task: string;
  readonly cluster: string;
  /** As results name it, such as `rouge1`. */
  readonly measure: string;
  /** Distinct rows. */
  readonly n: number;
  /** Mean over the templates that have it. */
  readonly mean: number;
  /** Sample standard deviation over the templates. */
  readonly std: number | null;
  /** Standard error over rows, as of a task's accuracy; null for a measure of the whole corpus, such as BLEU. */
  readonly stderr: number | null;
  readonly templates: readonly { readonly template: string; readonly n: number; readonly value: number }[];
}

/** Tuned minus base. */
export interface WrittenDifference extends Difference {
  readonly task: string;
  readonly measure: string;
}
