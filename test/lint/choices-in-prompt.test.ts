import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('choices-in-prompt');

describe('choices-in-prompt', () => {
  const found = (input: string, note = 'false'): string[] =>
    marks(
      lintFile(
        fileOf(
          'choices: ["true", "false"]',
          `name: one\nmeta: {choices_in_prompt: ${note}}\ninput: "${input}"\ntarget: "{{ choices[b] }}"`,
        ),
      ),
    );

  it('marks a prompt that shows what its notes deny', () => {
    assert.deepEqual(found('{{ a }} {{ options_ }}'), ['choices-in-prompt|"{{ a }} {{ options_ }}"']);
    assert.equal(found('{{ a }} True or false?').length, 1);
  });

  it('leaves some of them, and notes that fit, alone', () => {
    assert.deepEqual(found('{{ a }} Is it true?'), []);
    assert.deepEqual(found('{{ a }} {{ options_ }}', 'true'), []);
  });
});
