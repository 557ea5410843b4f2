import assert from 'node:assert/strict';
import { fileOf, only, marks, rowsOf } from './lint';

const lintFile = only('constant-prompt');

const rows = rowsOf('{"a": 1}', '{"a": 2}', '{"a": 3}');

describe('constant-prompt', () => {
  const lint = (template: string, given = rows): string[] =>
    marks(lintFile(fileOf('', `name: one\n${template}`), given));

  it('marks a prompt that is the same for every row', () => {
    assert.deepEqual(lint('input: Is it so?\ntarget: "{{ a }}"'), ['constant-prompt|Is it so?']);
    assert.deepEqual(lint('input: "Is it {{ 1 + 1 }}?"\ntarget: "{{ a }}"'), ['constant-prompt|"Is it {{ 1 + 1 }}?"']);
  });

  it('leaves a turned-around template without fields alone', () => {
    assert.deepEqual(lint('kind: inverted\ninput: Write a number.\ntarget: "{{ a }}"'), []);
  });

  it('needs two different rows to tell', () => {
    assert.deepEqual(lint('input: Is it so?\ntarget: "{{ a }}"', rows.slice(0, 1)), []);
    assert.deepEqual(lint('input: Is it so?\ntarget: "{{ a }}"', [rows[0]!, rows[0]!]), []);
  });
});
