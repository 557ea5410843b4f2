import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { knownLints } from '../../src/lint';
import { docsSection } from '../../src/server/docs-section';

/**
 * What decides each of the 42 mistakes that issue 4 lists for templates, data and recipes: codes of diagnostics, or why
 * there is nothing to decide here.
 */
const mistakes: readonly (readonly [number: number, what: string, by: readonly string[], note?: string])[] = [
  [1, 'a field that is no column', ['unknown-field']],
  [2, 'a Jinja syntax error', ['jinja-syntax']],
  [
    3,
    'an unknown filter, test, function or method',
    ['jinja-unknown-filter', 'jinja-unknown-test', 'unknown-field', 'empty-render'],
  ],
  [4, 'a target that is none of the choices', ['target-not-a-choice']],
  [5, 'choices that the target does not use', ['unused-choices']],
  [6, 'choices that the prompt is said to show, and does not', ['choices-not-in-prompt']],
  [7, 'choices that it is said not to show, and does', ['choices-in-prompt']],
  [8, 'choices that cannot be told apart', ['unsound-choices']],
  [9, 'a label that is no index', ['label-outside-choices']],
  [10, 'more or fewer choices than labels', ['choice-count', 'label-outside-choices']],
  [11, 'lists in different order', ['choice-order']],
  [12, 'the answer in the prompt', ['answer-in-prompt']],
  [13, 'the right choice always at one place', ['gold-position']],
  [14, 'a template that renders nothing on some rows', ['empty-render', 'may-print-nothing']],
  [15, 'an empty target, on one split only too', ['empty-render', 'empty-split']],
  [16, 'two templates of one text', ['duplicate-template-text']],
  [17, 'two templates of nearly one text', ['near-duplicate']],
  [18, 'few templates', ['few-templates']],
  [19, 'no template that asks the task itself', ['no-original-template']],
  [20, 'no instruction', ['no-instruction']],
  [21, 'a prompt without a field', ['constant-prompt']],
  [22, 'blanks at the end of a line or of the prompt', ['trailing-space', 'trailing-whitespace-before-target']],
  [23, 'doubled spaces, words and marks', ['doubled-space', 'doubled-word', 'doubled-punctuation']],
  [24, 'no space around a field', ['missing-space']],
  [25, 'a lost escape', ['lost-escape']],
  [26, 'single braces', ['single-brace-field']],
  [27, 'variables that are not read, or lost', ['unused-variable', 'set-in-loop', 'set-in-condition']],
  [28, 'draws that prompt and target do not share', ['random-on-both-sides']],
  [29, 'a separator inside the data', [], 'rendering keeps it from dividing: see render-example.test.ts in test/task'],
  [30, 'an unknown or unfit metric', ['unfit-metric']],
  [
    31,
    'a group without a metric, task names twice, no source',
    ['unmeasured-task', 'duplicate-task-name', 'missing-key'],
  ],
  [32, 'words of YAML 1.1', ['yaml-word-choice']],
  [33, 'over the token budget', ['over-budget']],
  [34, 'data that is not as its pinned columns', ['column-missing', 'column-type', 'column-new']],
  [35, 'one source, or one text, on both sides', ['shared-source', 'test-in-training']],
  [36, 'a partner cluster in training', ['partner-in-training', 'unknown-to-flan']],
  [
    37,
    'rows twice, one answer, skewed labels',
    ['repeated-rows', 'same-prompt-other-target', 'one-target', 'skewed-labels'],
    'examples cannot leak into rows: few-shot examples are drawn from the training split',
  ],
  [38, 'another language than declared', ['other-language'], 'as far as scripts differ'],
  [39, 'dev that overlaps test', ['overlapping-splits', 'dev-is-test']],
  [40, 'one word for two answers', ['ambiguous-choice', 'unsound-choices']],
  [41, 'a condition that drops part of a split', ['empty-render', 'empty-split', 'may-print-nothing']],
  [
    42,
    'unknown keys, names twice or padded',
    ['unknown-key', 'duplicate-template-name', 'duplicate-task-name', 'padded-name'],
  ],
];

describe('the 42 mistakes', () => {
  const page = readFileSync('docs/lints.md', 'utf8');

  it('are each decided by a check, or have a reason why not', () => {
    assert.deepEqual(
      mistakes.map(([number]) => number),
      Array.from({ length: 42 }, (_, i) => i + 1),
    );
    for (const [number, what, by, note] of mistakes) {
      assert.ok(by.length > 0 || note !== undefined, `${number} ${what}`);
      for (const code of by) assert.ok(page.includes(`\n## ${docsSection(code)}\n`), `${number}: ${code}`);
    }
  });

  it('are what the rules are for: no rule decides something else', () => {
    const decided = new Set(mistakes.flatMap(([, , by]) => by));
    for (const { code } of knownLints()) assert.ok(decided.has(code), code);
  });
});
