import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('skewed-labels');

describe('skewed-labels', () => {
  const file = fileOf('choices: ["no", "yes"]', 'name: one\ninput: "{{ q }}"\ntarget: "{{ choices[g] }}"');
  const rows = (count: number, no: number) =>
    rowsOf(...Array.from({ length: count }, (_, i) => `{"q": "q${i}", "g": ${i < no ? 0 : 1}}`));

  it('marks a target that most rows have', () => {
    const linted = lintFile(file, rows(100, 90));
    assert.deepEqual(marks(linted), ['skewed-labels|"{{ choices[g] }}"']);
    assert.match(linted.problems[0]!.message, /^90 of 100 sample rows have the target "no"/);
  });

  it('leaves usual shares, few rows, and what one-target says alone', () => {
    assert.deepEqual(marks(lintFile(file, rows(100, 80))), []);
    assert.deepEqual(marks(lintFile(file, rows(40, 36))), []);
    assert.deepEqual(marks(lintFile(file, rows(100, 97))), []);
  });
});
