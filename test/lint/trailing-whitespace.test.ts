import assert from 'node:assert/strict';
import { fileOf, fixed, only, marks, type Linted } from './lint';

const lintFile = only('trailing-whitespace-before-target');

describe('trailing-whitespace-before-target', () => {
  const lint = (input: string): Linted => lintFile(fileOf('', `name: one\ninput: ${input}\ntarget: x`));

  it('marks blanks and written line ends at the end of a prompt, and removes them', () => {
    const linted = lint('"Q: {{ q }} A: \\n"');
    assert.deepEqual(marks(linted), ['trailing-whitespace-before-target| \\n']);
    assert.match(fixed(linted), /input: "Q: \{\{ q \}\} A:"/);
  });

  it('leaves the line end of a block scalar alone, but not blanks before it', () => {
    assert.deepEqual(marks(lint('|\n  Q: {{ q }}\n\n')), []);
    assert.deepEqual(marks(lint('|+\n  Q: {{ q }}\n\n')), []);
    assert.deepEqual(marks(lint('|\n  Q: {{ q }}\n  A: \n')), ['trailing-whitespace-before-target| ']);
  });

  it('leaves blanks inside blocks, and blank prompts, alone', () => {
    assert.deepEqual(marks(lint('"{% if q %}{{ q }} {% endif %}"')), []);
    assert.deepEqual(marks(lint('" "')), []);
  });
});
