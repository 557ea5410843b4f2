import assert from 'node:assert/strict';
import { completionContext } from '../../src/jinja';

/** The context where `¦` stands, in short. */
function at(marked: string): string {
  const offset = marked.indexOf('¦');
  const context = completionContext(marked.replace('¦', ''), offset);
  if (context.kind === 'none') return 'none';
  const path = context.kind === 'attribute' ? ` ${context.path.join('/')}` : '';
  return `${context.kind}${path} [${context.prefix}]`;
}

describe('completionContext', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['{{ ¦', 'name []'],
    ['{{ na¦me }}', 'name [na]'],
    ['{{ a + ¦', 'name []'],
    ['{{ f(a, ¦', 'name []'],
    ['{{ [a, ¦] }}', 'name []'],
    ['{{ x if ¦', 'name []'],
    ['{{ a|¦', 'filter []'],
    ['{{ a | jo¦ }}', 'filter [jo]'],
    ['{{ a|join(b|¦', 'filter []'],
    ['{% filter ¦', 'filter []'],
    ['{{ a is ¦', 'test []'],
    ['{{ a is not de¦', 'test [de]'],
    ['{{ row.¦', 'attribute row []'],
    ['{{ row.a.b¦ }}', 'attribute row/a [b]'],
    ["{{ row['k'].0.¦", 'attribute row/k/0 []'],
    ['{{ f(x).¦', 'attribute  []'],
    ['{% ¦', 'tag []'],
    ['{%- fo¦', 'tag [fo]'],
    ['{% if ¦', 'name []'],
    ['{% for x in ¦', 'name []'],
    ['{% for ¦', 'none'],
    ['{% set y = ¦', 'name []'],
    ['{% set ¦', 'none'],
    ['text ¦', 'none'],
    ['{{ a }} ¦', 'none'],
    ["{{ 'in a ¦", 'none'],
    ['{# a ¦', 'none'],
    ['{{ a ¦', 'none'],
    ['{{ 12¦', 'none'],
    ['{{ never closed\n{{ ok.¦', 'attribute ok []'],
    ["{{ 'never closed }} {{ ok|¦", 'filter []'],
    ['{% raw %}{{ ¦', 'none'],
  ];
  for (const [marked, expected] of cases) {
    it(marked, () => assert.equal(at(marked), expected));
  }

  it('spans the whole word under the cursor', () => {
    assert.deepEqual(completionContext('{{ name }}', 5), { kind: 'name', prefix: 'na', span: { start: 3, end: 7 } });
  });
});
