import assert from 'node:assert/strict';
import { fileOf, only, marks } from './lint';

const lintFile = only('duplicate-template-name');

describe('duplicate-template-name', () => {
  it('marks the later of two', () => {
    const linted = lintFile(
      fileOf(
        '',
        'name: one\ninput: a\ntarget: x',
        'name: two\ninput: b\ntarget: x',
        'name: "one "\ninput: c\ntarget: x',
      ),
    );
    assert.deepEqual(marks(linted), ['duplicate-template-name|"one "']);
    assert.equal(linted.problems[0]?.severity, 'error');
  });
});
