import assert from 'node:assert/strict';
import { fileOf, only } from './lint';

const lintFile = only('random-on-both-sides');

describe('random-on-both-sides', () => {
  const found = (template: string): string[] =>
    lintFile(fileOf('', `name: one\n${template}`)).problems.map(({ severity }) => severity);

  it('marks a target that draws from what the prompt drew from', () => {
    assert.deepEqual(found('input: "{{ a | choice }}"\ntarget: "{{ a | choice }}"'), ['warning']);
    assert.deepEqual(found('jinja: "{{ a | choice }} ||| {{ a|choice }}"'), ['warning']);
  });

  it('hints where the two draw from different things', () => {
    assert.deepEqual(found('input: "{{ a | choice }}"\ntarget: "{{ b | random }}"'), ['hint']);
  });

  it('leaves one draw alone, shared or not', () => {
    assert.deepEqual(found('input: "{% set x = a | choice %}{{ x }}"\ntarget: "{{ x }}"'), []);
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ b | choice }}"'), []);
  });
});
