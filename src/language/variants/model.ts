import type { Position } from '../../text';

/**
 * Drafting variants of a template with a language model that the user has: the server says what to ask and judges the
 * answer; only the client talks to the model. Plain JSON (issue 4, section 3).
 */

/** Request: {@link VariantParams} to {@link VariantQuestion} or null, where there is no such template. */
export const variantQuestionRequest = 'flan/variantQuestion';

/** Request: {@link JudgeParams} to {@link JudgedVariants}. */
export const judgeVariantsRequest = 'flan/judgeVariants';

export interface VariantParams {
  readonly uri: string;
  /** The template to vary, by its name. */
  readonly template: string;
  /** How many variants are wanted. */
  readonly count: number;
}

export interface VariantQuestion {
  /** What the model is asked. Holds templates and the names of columns, never a row's values. */
  readonly text: string;
}

export interface JudgeParams {
  readonly uri: string;
  readonly template: string;
  /** What the model wrote. */
  readonly answer: string;
}

export interface JudgedVariants {
  readonly variants: readonly Variant[];
  /** Where accepted variants go: one line end, then their texts. */
  readonly at: Position;
}

/** A drafted template, tried on the sample. */
export interface Variant {
  readonly name: string;
  /** The list item as it is written into the file, with what has to stand before it. */
  readonly newText: string;
  /** What it makes of the sample's first row; absent where it does not render. */
  readonly prompt?: string;
  /** Why it is not offered, in sentences; none for one that renders on the sample and has no error or warning. */
  readonly faults: readonly string[];
}
