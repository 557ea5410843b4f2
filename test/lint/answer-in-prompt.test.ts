import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('answer-in-prompt');

describe('answer-in-prompt', () => {
  const rows = rowsOf(
    '{"a": "It rained.", "b": "wet", "c": "dry"}',
    '{"a": "It shone.", "b": "dry", "c": "wet"}',
    '{"a": "It was hot.", "b": "dry", "c": "wet"}',
  );
  const found = (template: string, given = rows): string[] =>
    marks(lintFile(fileOf('', `name: one\n${template}`), given));
  const ranked = 'scoring: rank\nchoices: ["wet", "dry"]\n';

  it('marks a prompt that singles out the right choice', () => {
    assert.deepEqual(found(`${ranked}input: "{{ a }} It is {{ b }}."\ntarget: "{{ b }}"`), ['answer-in-prompt|b']);
    assert.equal(found(`${ranked}input: "{{ b }} {{ a }} {{ options_ }}"\ntarget: "{{ b }}"`).length, 1);
  });

  it('leaves prompts alone that show every choice, and texts that hold it by themselves', () => {
    assert.deepEqual(found(`${ranked}input: "{{ a }} {{ b }} or {{ c }}?"\ntarget: "{{ b }}"`), []);
    assert.deepEqual(found(`${ranked}input: "{{ a }} {{ options_ }}"\ntarget: "{{ b }}"`), []);
  });

  it('marks a prompt that is the answer, where answers are written', () => {
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ a }}"'), ['answer-in-prompt|a']);
    assert.deepEqual(found('input: "Say again: {{ a }}"\ntarget: "{{ a }}"'), []);
  });

  it('needs rows', () => {
    assert.deepEqual(found('input: "{{ a }}"\ntarget: "{{ a }}"', []), []);
  });
});
