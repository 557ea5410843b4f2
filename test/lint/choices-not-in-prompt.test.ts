import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('choices-not-in-prompt');

describe('choices-not-in-prompt', () => {
  const found = (input: string, note = 'meta: {choices_in_prompt: true}'): string[] =>
    marks(
      lintFile(
        fileOf('choices: ["true", "false"]', `name: one\n${note}\ninput: '${input}'\ntarget: "{{ choices[b] }}"`),
      ),
    );

  it('marks a prompt that lacks what its notes promise', () => {
    assert.deepEqual(found('Is it so? {{ a }}'), ["choices-not-in-prompt|'Is it so? {{ a }}'"]);
    assert.equal(found('Is it so? {{ a }}', 'x-promptsource: {choices_in_prompt: true}').length, 1);
  });

  it('finds choices by their variable, in words, in constants and in lists', () => {
    for (const input of [
      '{{ options_ }}',
      'true or false',
      '{{ "True" }}',
      '{{ shown[0] }}',
      '{{ shown | join(", ") }}',
    ])
      assert.deepEqual(found(`{{ a }} ${input}`), [], input);
  });

  it('says nothing where nothing is noted', () => {
    assert.deepEqual(found('Is it so? {{ a }}', 'meta: {}'), []);
    assert.deepEqual(found('Is it so? {{ a }}', 'meta: {choices_in_prompt: false}'), []);
  });
});
