import assert from 'node:assert/strict';
import { parseTemplate, resolveNames } from '../../src/jinja';

/** Each part with a letter behind every name: the same letter, the same thing; upper case where it may be the row's. */
function resolved(...sources: readonly string[]): readonly string[] {
  const names = resolveNames(sources.map((source) => parseTemplate(source)));
  const meanings = [...new Set(names.map(({ meaning }) => meaning))];
  return sources.map((source, part) =>
    names
      .filter((name) => name.part === part)
      .reduceRight((text, { span, meaning, isWrite }) => {
        const letter = 'abcdefgh'.charAt(meanings.indexOf(meaning));
        const mark = meaning.isFree ? letter.toUpperCase() : letter;
        return `${text.slice(0, span.end)}:${mark}${isWrite ? '!' : ''}${text.slice(span.end)}`;
      }, source),
  );
}

const cases: readonly (readonly [why: string, ...marked: readonly string[]])[] = [
  ['a column', '{{ x:A }}{{ x:A.y }}{{ y:B[x:A] }}'],
  ['what is set hides the column behind it', '{{ x:A }}{% set x:b! = x:A %}{{ x:b }}'],
  ['what is set twice is one', '{% set x:a! = 1 %}{{ x:a }}{% set x:a! = 2 %}{{ x:a }}'],
  ['what may not be set may be the column', '{% if a:A %}{% set x:B! = 1 %}{% endif %}{{ x:B }}'],
  [
    'a loop has names of its own',
    '{% for x:a! in x:B %}{{ x:a }}{{ loop.index }}{% else %}{{ x:B }}{% endfor %}{{ x:B }}',
  ],
  [
    'a loop sees and hides outer ones',
    '{% set x:a! = 1 %}{% for i:b! in [x:a] %}{% set x:c! = x:a %}{{ x:c }}{% endfor %}{{ x:a }}',
  ],
  [
    'an uncertain name in a loop is one with the outer',
    '{% set x:a! = 1 %}{% for i:b! in y:C %}{% if i:b %}{% set x:a! = 2 %}{% endif %}{{ x:a }}{% endfor %}',
  ],
  ['pairs', '{% for k:a!, v:b! in d:C.items() %}{{ k:a }}{{ v:b }}{% endfor %}'],
  ['with', '{% with x:a! = x:B %}{{ x:a }}{% endwith %}{{ x:B }}'],
  [
    'macros, parameters, keywords',
    '{% macro m:a!(p:b!, q:c!=p:b) %}{{ p:b }}{{ caller() }}{% endmacro %}{{ m:a(p:b=p:D) }}',
  ],
  [
    'call blocks',
    '{% macro m:a!() %}{{ caller(1) }}{% endmacro %}{% call(p:b!) m:a() %}{{ p:b }}{% endcall %}{{ p:C }}',
  ],
  ['namespaces', '{% set ns:a! = namespace(x=1) %}{% for i:b! in [1] %}{% set ns:a.x = i:b %}{% endfor %}{{ ns:a.x }}'],
  ['set blocks', '{% set x:a! %}{{ y:B }}{% endset %}{{ x:a }}'],
  ['functions are left out', '{{ range(n:A) }}{{ dict(a=b:B) }}'],
  ['later parts see what earlier ones set', '{% set x:a! = 1 %}', '{{ x:a }}{{ y:B }}'],
];

describe('resolve names', () => {
  for (const [why, ...marked] of cases) {
    it(why, () => {
      const plain = marked.map((part) => part.replaceAll(/(?<=\w):[a-hA-H]!?/g, ''));
      const problems = plain.flatMap((part) => parseTemplate(part).problems);
      assert.deepEqual(problems, []);
      const letters = new Map<string, string>();
      // Which letter stands first does not matter, only which names share one.
      const normal = (parts: readonly string[]) => {
        letters.clear();
        return parts.map((part) =>
          part.replaceAll(/(?<=\w):([a-hA-H])/g, (_, letter: string) => {
            const key = letter.toLowerCase();
            if (!letters.has(key)) letters.set(key, 'abcdefgh'.charAt(letters.size));
            const shown = letters.get(key)!;
            return `:${letter === key ? shown : shown.toUpperCase()}`;
          }),
        );
      };
      assert.deepEqual(normal(resolved(...plain)), normal(marked));
    });
  }

  it('gives what a broken template still shows', () => {
    assert.deepEqual(resolved('{{ x }}{% if %}{{ x }}'), ['{{ x:A }}{% if %}{{ x:A }}']);
  });
});
