import type { LintCode } from './rule';

/**
 * The rules whose findings about a template hang on that template, the task's head and the sample rows alone. They are
 * asked about one template at a time, so that an editor need not ask again about those that did not change. What they
 * say about a part that templates share is told once.
 */
export const eachTemplate: ReadonlySet<string> = new Set<LintCode>([
  'answer-in-prompt',
  'choices-in-prompt',
  'choices-not-in-prompt',
  'constant-prompt',
  'doubled-punctuation',
  'doubled-space',
  'doubled-word',
  'empty-render',
  'empty-split',
  'gold-position',
  'jinja-syntax',
  'label-outside-choices',
  'lost-escape',
  'may-print-nothing',
  'missing-space',
  'no-instruction',
  'one-target',
  'other-language',
  'over-budget',
  'random-on-both-sides',
  'same-prompt-other-target',
  'set-in-condition',
  'set-in-loop',
  'single-brace-field',
  'skewed-labels',
  'target-not-a-choice',
  'trailing-space',
  'trailing-whitespace-before-target',
  'unknown-field',
  'unused-choices',
  'unused-variable',
]);

/**
 * The rules that look at sample rows. What they find in few rows while somebody types gives way to what they find in
 * many, once those are rendered.
 */
export const ofRows: ReadonlySet<string> = new Set<LintCode>([
  'answer-in-prompt',
  'constant-prompt',
  'doubled-punctuation',
  'empty-render',
  'empty-split',
  'gold-position',
  'label-outside-choices',
  'one-target',
  'over-budget',
  'repeated-rows',
  'same-prompt-other-target',
  'skewed-labels',
  'target-not-a-choice',
  'unknown-field',
  'unused-choices',
]);
