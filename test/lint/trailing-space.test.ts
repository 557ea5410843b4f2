import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('trailing-space');

describe('trailing-space', () => {
  const lint = (input: string) => lintFile(fileOf('', `name: one\ninput: ${input}\ntarget: "{{ b }} \\nx"`));

  it('marks blanks before a line end of the prompt, and removes them', () => {
    const linted = lint('|-\n  Story: {{ a }} \n  Question? \t\n  {{ b }}');
    assert.deepEqual(marks(linted), ['trailing-space| ', 'trailing-space| \t']);
    assert.match(fixed(linted), /Story: \{\{ a \}\}\n {6}Question\?\n/);
    assert.deepEqual(marks(lint('"a  \\nb {{ a }}"')), ['trailing-space|  ']);
  });

  it('leaves the end of the prompt, blank lines and stripped blanks alone', () => {
    assert.deepEqual(marks(lint('"a {{ a }}  "')), []);
    assert.deepEqual(marks(lint('"a\\n  \\n{{ a }}"')), []);
    assert.deepEqual(marks(lint('"{{ a -}}  \\nb"')), []);
  });
});
