import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('doubled-space');

describe('doubled-space', () => {
  const lint = (input: string) => lintFile(fileOf('', `name: one\n${input}`));

  it('marks two spaces inside a line, and leaves one', () => {
    const linted = lint("input: 'It is  so: {{ a }}  and {{ b }}'\ntarget: x");
    assert.deepEqual(marks(linted), ['doubled-space|  ', 'doubled-space|  ']);
    assert.match(fixed(linted), /'It is so: \{\{ a \}\} and \{\{ b \}\}'/);
  });

  it('leaves indentation, separators, expressions and stripped blanks alone', () => {
    assert.deepEqual(marks(lint('input: "a\\n  b {{ a  +  1 }}"\ntarget: x')), []);
    assert.deepEqual(marks(lint('jinja: "a  |||  {{ a }}"')), []);
    assert.deepEqual(marks(lint('input: "{{ a -}}  b"\ntarget: x')), []);
  });
});
