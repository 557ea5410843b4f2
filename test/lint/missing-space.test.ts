import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('missing-space');

describe('missing-space', () => {
  const lint = (input: string) => lintFile(fileOf('', `name: one\ninput: '${input}'\ntarget: "{{ b }}"`));

  it('marks a field that is glued to a word, and adds the space', () => {
    const linted = lint('Context:{{ a }} and {{ b }}Summary: {{ c }}');
    assert.deepEqual(marks(linted), ['missing-space|:', 'missing-space|Summary']);
    assert.match(fixed(linted), /'Context: \{\{ a \}\} and \{\{ b \}\} Summary: \{\{ c \}\}'/);
    assert.equal(lint('{{ a[0] }}which').problems.length, 1);
  });

  it('adds no colon and space to a scalar without quotes, where YAML would read them', () => {
    const linted = lintFile(fileOf('', 'name: one\ninput: Context:{{ a }} and more,{{ b }}\ntarget: "{{ b }}"'));
    assert.deepEqual(marks(linted), ['missing-space|:', 'missing-space|,']);
    assert.match(fixed(linted), /input: Context:\{\{ a \}\} and more, \{\{ b/);
  });

  it('leaves endings, quotes, numbers and expressions alone', () => {
    for (const input of ['{{ a }}s', 'Choice{{ a }}', '"{{ a }}"', '({{ a }})', 'at 5:{{ a }}', 'Say:{{ "\\n" ~ a }}'])
      assert.deepEqual(marks(lint(input)), [], input);
  });
});
