import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../src/random';
import { PyDict, PyFloat, PyTuple, type Value } from '../../src/value';

/** Pieces that random templates are glued from; most of the results are broken, and none may crash or hang. */
const pieces = (
  '{{|}}|{%|%}|{#|#}|{%-|-%}|{{-|-}}|{%+|+%}| |\n|\r\n|if|else|elif|endif|for|in|endfor|set|endset|macro|endmacro|call|endcall|' +
  'with|endwith|filter|endfilter|raw|endraw|block|endblock|scoped|required|recursive|autoescape|endautoescape|print|extends|include|' +
  'import|from|as|loop|loop.index|self|super()|caller()|varargs|kwargs|is|not|and|or|a|b|s|d|xs|n|f|none|true|1|0|-1|2.5|1e308|10**99|' +
  "'x'|'%s'|'%(a)s'|\"{}\"|'{:>9}'|'|\"|(|)|[|]|{|}|.|,|:|+|-|*|/|//|%|**|~|==|<|>=|=|.upper()|.split('|.format(|.items()|.append(|.encode()|" +
  '.hex()|.as_integer_ratio()|.__class__|.constructor|.__proto__|[::-1]|[1:]|[-1]|range(|namespace(|zip(|dict(|cycler(|joiner(|lipsum(|join|map|' +
  'select|sort|truncate|wordwrap|urlize|striptags|groupby|batch|slice|int|float|tojson|pprint|default|indent|center|xmlattr|round|' +
  "regex_replace('(a|b)*','')|unique|dictsort|sum|random|choice|😀|é|\u2028|\\|\\x|\\u12"
).split('|');

/** The templates of the fixtures, to be mutated. */
export const validTemplates: readonly string[] = readFixtures();

function readFixtures(): readonly string[] {
  const folder = join(import.meta.dirname, 'fixtures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { readonly jinja: string }).jinja);
}

/** A template glued from pieces, or a valid one that was changed in one to four places. */
export function randomTemplate(random: Random): string {
  switch (random.below(4)) {
    case 0:
      return glue(random, '');
    case 1:
      return `{{ ${glue(random, ' ')} }}`;
    default:
      return mutate(random, random.pick(validTemplates));
  }
}

function glue(random: Random, between: string): string {
  return Array.from({ length: 1 + random.below(16) }, () => random.pick(pieces)).join(between);
}

function mutate(random: Random, template: string): string {
  let text = template;
  for (let i = 1 + random.below(4); i > 0; i--) {
    const start = random.below(text.length + 1);
    const end = Math.min(text.length, start + random.below(8));
    const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
    switch (random.below(6)) {
      case 0:
        text = before + after;
        break;
      case 1:
        text = before + random.pick(pieces) + middle + after;
        break;
      case 2:
        text = before + middle + middle + after;
        break;
      case 3:
        text = before + random.pick(pieces) + after;
        break;
      case 4:
        text = before + after.slice(0, 20) + middle + after.slice(20);
        break;
      default:
        text = before + middle;
    }
  }
  return text;
}

/** A context with the names that the pieces and the fixtures use, its values of any type. */
export function randomContext(random: Random): ReadonlyMap<string, Value> {
  return new Map(
    ['a', 'b', 's', 'd', 'xs', 'n', 'f', 'name', 'title', 'rows', 'mixed', 'x', 'y']
      .filter(() => random.below(8) > 0)
      .map((name): [string, Value] => [name, randomValue(random, 3)]),
  );
}

function randomValue(random: Random, depth: number): Value {
  const kind = random.below(depth > 0 ? 14 : 9);
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random.below(2) === 0;
    case 2:
      return random.below(20) - 5;
    case 3:
      return 2n ** BigInt(53 + random.below(60));
    case 4:
      return new PyFloat(random.pick([0.5, -0, 1e16, 1e-7, Infinity, NaN, random.next() * 100]));
    case 9:
      return new PyTuple(randomItems(random, depth));
    case 10:
    case 11:
      return randomItems(random, depth);
    case 12:
    case 13:
      return PyDict.of(
        randomItems(random, depth).map(
          (item) => [random.pick(['a', 'b', 'k', 'items', '__proto__', '0']), item] as const,
        ),
      );
    default:
      return random.pick([
        '',
        'a',
        'text with words',
        'naïve 😀',
        '%s {} %',
        '<b>&</b>',
        '12',
        ' \n\t',
        'aaaaaaaaaaaaaaaaaaaab',
      ]);
  }
}

function randomItems(random: Random, depth: number): Value[] {
  return Array.from({ length: random.below(5) }, () => randomValue(random, depth - 1));
}
