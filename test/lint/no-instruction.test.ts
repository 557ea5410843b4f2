import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('no-instruction');

describe('no-instruction', () => {
  const found = (input: string, head = ''): string[] =>
    marks(lintFile(fileOf(head, `name: one\ninput: '${input}'\ntarget: "{{ b }}"`)));

  it('marks a prompt that neither asks nor tells', () => {
    assert.deepEqual(found('Text: {{ a }}'), ["no-instruction|'Text: {{ a }}'"]);
  });

  it('leaves questions, instructions, fields that ask, and other languages alone', () => {
    assert.deepEqual(found('{{ a }} true?'), []);
    assert.deepEqual(found('Summarize: {{ a }}'), []);
    assert.deepEqual(found('{{ a }} {{ question }}'), []);
    assert.deepEqual(found('Texte: {{ a }}', 'language: fr'), []);
  });
});
