import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('doubled-word');

describe('doubled-word', () => {
  const lint = (input: string) => lintFile(fileOf('', `name: one\ninput: '${input}'\ntarget: "{{ b }}"`));

  it('marks the second of two, and removes it', () => {
    const linted = lint('Read the the text: {{ a }}');
    assert.deepEqual(marks(linted), ['doubled-word|the']);
    assert.match(fixed(linted), /'Read the text: /);
    assert.deepEqual(marks(lint('The  the text')), ['doubled-word|the']);
  });

  it('leaves words alone that only look alike, or that English doubles', () => {
    for (const input of ['the theory', 'bathe the dog', 'so that that one', 'a A B B', 'the {{ a }} the', 'one-on on'])
      assert.deepEqual(marks(lint(input)), [], input);
  });
});
