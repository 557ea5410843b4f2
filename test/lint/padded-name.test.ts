import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('padded-name');

describe('padded-name', () => {
  it('marks blanks around a name, and removes them', () => {
    const linted = lintFile(fileOf('', 'name: "one "\ninput: "{{ a }}"\ntarget: x'));
    assert.deepEqual(marks(linted), ['padded-name|"one "']);
    assert.match(fixed(linted), /name: "one"\n/);
    assert.deepEqual(marks(lintFile(fixed(linted))), []);
  });
});
