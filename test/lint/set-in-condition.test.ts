import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('set-in-condition');

describe('set-in-condition', () => {
  const found = (input: string): string[] =>
    marks(lintFile(fileOf('', `name: one\ninput: "${input}"\ntarget: "{{ b }}"`)));

  it('marks a variable without a value where the condition does not hold', () => {
    assert.deepEqual(found('{% if a %}{% set x = a %}{% endif %}{{ x }}'), ['set-in-condition|x']);
  });

  it('leaves variables alone that are set before, or read nowhere', () => {
    assert.deepEqual(found('{% set x = 0 %}{% if a %}{% set x = a %}{% endif %}{{ x }}'), []);
    assert.deepEqual(found('{% if a %}{% set x = a %}{{ a }}{% endif %}'), []);
  });

  it('is off unless asked for', () => {
    assert.deepEqual(
      marks(only()(fileOf('', 'name: one\ninput: "{% if a %}{% set x = a %}{% endif %}{{ x }}"\ntarget: x'))),
      [],
    );
  });
});
