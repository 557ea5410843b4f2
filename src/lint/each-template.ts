/**
 * The rules whose findings about a template hang on that template, the task's head and the sample rows alone. They are
 * asked about one template at a time, so that an editor need not ask again about those that did not change. What they
 * say about a part that templates share is told once.
 */
export const eachTemplate: ReadonlySet<string> = new Set([
  'answer-in-prompt',
  'choices-in-prompt',
  'choices-not-in-prompt',
  'constant-prompt',
  'doubled-punctuation',
  'doubled-space',
  'doubled-word',
  'empty-render',
  'jinja-syntax',
  'label-outside-choices',
  'lost-escape',
  'may-print-nothing',
  'missing-space',
  'no-instruction',
  'one-target',
  'random-on-both-sides',
  'same-prompt-other-target',
  'set-in-condition',
  'set-in-loop',
  'single-brace-field',
  'target-not-a-choice',
  'trailing-space',
  'trailing-whitespace-before-target',
  'unknown-field',
  'unused-choices',
  'unused-variable',
]);
