import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('same-prompt-other-target');

describe('same-prompt-other-target', () => {
  const rows = rowsOf('{"a": 1, "b": "x"}', '{"a": 1, "b": "y"}', '{"a": 2, "b": "x"}');
  const file = fileOf('choices: ["x", "y"]', 'name: one\ninput: "{{ a }}"\ntarget: "{{ b }}"');

  it('marks a prompt with several right answers', () => {
    const linted = lintFile(file, rows);
    assert.deepEqual(marks(linted), ['same-prompt-other-target|"{{ a }}"']);
    assert.match(linted.problems[0]!.message, /^2 of 3 sample rows/);
  });

  it('leaves written answers, rows told apart, and other choices alone', () => {
    assert.deepEqual(marks(lintFile(file.replace('choices: ["x", "y"]\n', ''), rows)), []);
    assert.deepEqual(marks(lintFile(file.replace('"{{ a }}"', '"{{ a }} {{ b }}"'), rows)), []);
    const computed = file.replace('["x", "y"]', '"{{ [b, a] }}"');
    assert.deepEqual(marks(lintFile(computed, rowsOf('{"a": 1, "b": "x"}', '{"a": 1, "b": "y"}'))), []);
  });
});
