import assert from 'node:assert/strict';
import { fileOf, fixed, only, marks, rowsOf, type Linted } from './lint';

const lintFile = only('single-brace-field');

const rows = rowsOf('{"premise": "a", "x": 1}', '{"premise": "b", "x": 2}');

describe('single-brace-field', () => {
  const lint = (input: string): Linted => lintFile(fileOf('', `name: one\ninput: '${input}'\ntarget: x`), rows);

  it('marks columns in single braces and mends them', () => {
    const linted = lint('{premise} and { x }: {{ premise }}');
    assert.deepEqual(marks(linted), ['single-brace-field|{premise}', 'single-brace-field|{ x }']);
    assert.match(fixed(linted), /'\{\{ premise \}\} and \{\{ x \}\}: \{\{ premise \}\}'/);
  });

  it('leaves other names, expressions and raw text alone', () => {
    assert.deepEqual(marks(lint('{y} {a.premise} {{ {"k": x}["k"] }} {% raw %}{premise}{% endraw %}')), []);
  });
});
