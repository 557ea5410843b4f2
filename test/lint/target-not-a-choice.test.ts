import assert from 'node:assert/strict';
import { fileOf, only, marks, rowsOf, type Linted } from './lint';

const lintFile = only('target-not-a-choice');

const rows = rowsOf('{"label": "Yes", "text": "a"}', '{"label": "no", "text": "b"}');

describe('target-not-a-choice', () => {
  const lint = (template: string, head = 'choices: ["yes", "no"]', given = rows): Linted =>
    lintFile(fileOf(head, `name: one\ninput: "{{ text }}"\n${template}`), given);

  it('compares what rows render with the choices, and offers the one that was meant', () => {
    const linted = lint('target: "{{ label }}"');
    assert.deepEqual(marks(linted), ['target-not-a-choice|"{{ label }}"']);
    assert.equal(
      linted.problems[0]?.message,
      'On 1 of 2 sample rows: The target "Yes" is none of the choices. Did you mean "yes"?',
    );
  });

  it('compares plain targets without rows', () => {
    const linted = lint('target: Maybe so.', undefined, []);
    assert.deepEqual(marks(linted), ['target-not-a-choice|Maybe so.']);
    assert.equal(linted.problems[0]?.message, 'The target "Maybe so." is none of the choices: yes, no.');
    assert.deepEqual(marks(lint('target: " yes "', undefined, [])), []);
  });

  it('wants choices for ranking', () => {
    assert.deepEqual(marks(lint('target: x', 'scoring: rank')), ['target-not-a-choice|x']);
  });

  it('leaves generated and blank targets alone', () => {
    assert.deepEqual(marks(lint('scoring: generate\ntarget: "{{ label }}"')), []);
    const blank = lint(`target: "{{ 'no' if label == 'no' }}"`);
    assert.deepEqual(
      marks(blank).filter((mark) => mark.startsWith('target')),
      [],
    );
  });
});
