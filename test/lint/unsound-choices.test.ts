import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('unsound-choices');

describe('unsound-choices', () => {
  const found = (choices: string): string[] =>
    lintFile(fileOf(`choices: ${choices}`, 'name: one\ninput: "{{ a }}"\ntarget: x')).problems.map(
      ({ severity, message }) => `${severity} ${message}`,
    );

  it('marks choices that stand twice, are empty, alone, or differ in capitals only', () => {
    assert.deepEqual(found('["a", " a"]'), [
      'warning The choice "a" stands twice: the two labels cannot be told apart.',
    ]);
    assert.deepEqual(found('["a", ""]'), ['error This choice is empty. Name it, or remove it.']);
    assert.deepEqual(found('["a", "A"]'), ['warning "A" and "a" differ in capital letters only.']);
    assert.match(found('["a"]')[0]!, /single choice/);
  });

  it('leaves choices alone that can be told apart, and those of an expression', () => {
    assert.deepEqual(found('["a", "b"]'), []);
    assert.deepEqual(found('"{{ a }} ||| {{ a }}"'), []);
  });

  it('reports a list that templates share once', () => {
    const linted = lintFile(
      fileOf('choices: ["a", "a"]', 'name: one\ninput: "{{ a }}"\ntarget: x', 'name: two\ninput: "{{ a }}"\ntarget: x'),
    );
    assert.deepEqual(marks(linted), ['unsound-choices|"a"']);
  });
});
