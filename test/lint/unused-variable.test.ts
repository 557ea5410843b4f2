import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('unused-variable');

describe('unused-variable', () => {
  const found = (template: string): string[] => marks(lintFile(fileOf('', `name: one\n${template}`)));

  it('marks what is set and never read', () => {
    assert.deepEqual(found('input: "{% set best = a %}{{ a }}"\ntarget: "{{ bst }}"'), ['unused-variable|best']);
  });

  it('leaves what the target reads, what is thrown away and what changes a list alone', () => {
    assert.deepEqual(found('input: "{% set best = a %}{{ a }}"\ntarget: "{{ best }}"'), []);
    assert.deepEqual(found('input: "{% set _ = a %}{% for i in a %}x{% endfor %}"\ntarget: x'), []);
    assert.deepEqual(found('input: "{% set l = [] %}{% set x = l.append(a) %}{{ l }}"\ntarget: x'), []);
  });
});
