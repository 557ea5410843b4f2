import assert from 'node:assert/strict';
import { completionContext } from '../../src/jinja';

/** The context where `¦` stands, in short. */
function at(marked: string): string {
  const offset = marked.indexOf('¦');
  const context = completionContext(marked.replace('¦', ''), offset);
  if (context.kind === 'none') return 'none';
  const path = 'path' in context ? ` ${context.path.join('/')}` : '';
  if (context.kind === 'string')
    return `${context.role}${path} ${context.quote}${context.prefix}${context.closed ? context.quote : ''}`;
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
    ['{% if a =¦= b %}', 'none'],
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
    ["{{ 'in a ¦", "other  'in a "],
    ["{% if answer == '¦' %}", "compared answer ''"],
    ["{% if answer == 'ye¦s' %}", "compared answer 'ye'"],
    ["{% if row.kind != 'y¦", "compared row/kind 'y"],
    ["{% if answer in ['yes', 'n¦'] %}", "compared answer 'n'"],
    ["{% if answer not in ('¦", "compared answer '"],
    ["{{ row['¦'] }}", "key row ''"],
    ["{{ row.a['b¦ }}", "key row/a 'b"],
    ["{{ f('¦') }}", "other  ''"],
    ["{% if a in ['¦'] %}{{ 'x' }}", "compared a ''"],
    ["{{ 'open }} text ¦", 'none'],
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
