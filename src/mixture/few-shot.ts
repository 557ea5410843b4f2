/** What stands between the parts of a few-shot prompt. */
export interface FewShotForm {
  /** Between an input and its target, of solved examples and of the question alike. */
  readonly answer: string;
  /** Behind each solved example. */
  readonly example: string;
}

/**
 * FLAN v2's few-shot form where a template has none of its own: solved examples through the same template, each input
 * followed by its target, then the question (`x_y_delimiter` and `example_separator` of its `few_shot.py`).
 */
export const fewShotForm: FewShotForm = { answer: '\n\n', example: '\n\n\n' };

/**
 * How many of the first solved examples are kept: as many as, together with the question, do not exceed the budget.
 * FLAN v2 prunes to 1,920 of 2,048 tokens, FLAN v1 to 960 of 1,024.
 *
 * @param sizes of the solved examples in their order, with what stands behind them; all sizes in tokens
 */
export function fittingShots(sizes: readonly number[], question: number, budget: number): number {
  let total = question;
  const tooMany = sizes.findIndex((size) => (total += size) > budget);
  return tooMany < 0 ? sizes.length : tooMany;
}
