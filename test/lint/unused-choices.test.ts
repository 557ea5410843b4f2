import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('unused-choices');

describe('unused-choices', () => {
  const head = 'choices: ["yes", "no"]';
  const found = (template: string, lines: readonly string[] = []): string[] =>
    marks(lintFile(fileOf(head, `name: one\n${template}`), rowsOf(...lines)));

  it('marks a target that prints something else', () => {
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ b }}"'), ['unused-choices|"{{ b }}"']);
  });

  it('is content where all sample rows give a choice', () => {
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ b }}"', ['{"a": 1, "b": "yes"}', '{"a": 2, "b": "no"}']), []);
    assert.equal(
      found('input: "{{ a }}"\ntarget: "{{ b }}"', ['{"a": 1, "b": "yes"}', '{"a": 2, "b": "si"}']).length,
      1,
    );
  });

  it('marks a list of its own that nothing uses', () => {
    const template = 'choices: ["a", "b"]\nscoring: generate\ninput: "{{ a }}"\ntarget: "{{ b }}"';
    assert.deepEqual(found(template), ['unused-choices|["a", "b"]']);
    assert.deepEqual(found(template.replace('{{ a }}', '{{ a }} {{ options_ }}')), []);
  });

  it('leaves targets alone that take the answer from the choices, through the prompt too', () => {
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ choices[b] }}"'), []);
    assert.deepEqual(found('input: "{% set x = choices[b] %}{{ a }}"\ntarget: "{{ x }}"'), []);
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "yes"'), []);
    assert.deepEqual(found('kind: inverted\ninput: "{{ a }}"\ntarget: "{{ b }}"'), []);
  });
});
