import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('lost-escape');

describe('lost-escape', () => {
  const lint = (input: string) => lintFile(fileOf('', `name: one\ninput: ${input}\ntarget: "{{ b }}"`));

  it('marks a line end that is printed, and mends it in double quotes', () => {
    assert.deepEqual(marks(lint("'{{ a }}\\nQuestion: {{ b }}'")), ['lost-escape|\\n']);
    assert.equal(lint("'{{ a }}\\nQ'").problems[0]?.fix, undefined);
    const quoted = lint('"{{ a }}\\\\nQuestion"');
    assert.deepEqual(marks(quoted), ['lost-escape|\\\\n']);
    assert.match(fixed(quoted), /input: "\{\{ a \}\}\\nQuestion"/);
  });

  it('marks the n that a lost backslash leaves', () => {
    assert.deepEqual(marks(lint('"{{ a }}n {{ b }}"')), ['lost-escape|n']);
    assert.deepEqual(marks(lint('"{{ a }}nQuestion"')), ['lost-escape|n']);
  });

  it('leaves LaTeX, words and real line ends alone', () => {
    assert.deepEqual(marks(lint("'\\nabla {{ a }}not n'")), []);
    assert.deepEqual(marks(lint('"{{ a }}\\nQuestion"')), []);
  });
});
