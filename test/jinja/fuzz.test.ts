import { createRandom } from '../../src/random';
import { analyse, completionContext, parseTemplate, renderTemplate } from '../../src/jinja';
import { PyDict, PyFloat, type Value } from '../../src/value';

/** Pieces that random templates are glued from; most of the results are broken, and none may crash or hang. */
const pieces = (
  '{{|}}|{%|%}|{#|#}|{%-|-%}|{{-|-}}| |\n|if|else|elif|endif|for|in|endfor|set|endset|macro|endmacro|call|endcall|with|endwith|' +
  'filter|endfilter|raw|endraw|block|endblock|recursive|loop|loop.index|is|not|and|or|a|b|s|d|xs|n|f|none|true|1|0|-1|2.5|' +
  "'x'|'%s'|\"{}\"|'|\"|(|)|[|]|{|}|.|,|:|+|-|*|/|//|%|**|~|==|<|>=|=|.upper()|.split('|.format(|.items()|.append(|[::-1]|[1:]|" +
  'range(|namespace(|zip(|dict(|join|map|select|sort|truncate|wordwrap|urlize|striptags|groupby|batch|int|tojson|default|😀|é|\\'
).split('|');

describe('random templates', () => {
  const context = (): ReadonlyMap<string, Value> =>
    new Map<string, Value>([
      ['a', 'text with words'],
      ['b', [1, new PyFloat(2.5), 'x', null]],
      ['s', 'naïve 😀'],
      ['d', PyDict.of([['k', [1, 2]]])],
      ['xs', [3, 1, 2]],
      ['n', 5],
      ['f', new PyFloat(0.5)],
    ]);

  for (let seed = 0; seed < 8; seed++) {
    it(`neither crash nor hang (seed ${seed})`, () => {
      const random = createRandom(`templates ${seed}`);
      for (let i = 0; i < 400; i++) {
        const wrapped = random.below(2) === 0;
        const glued = Array.from({ length: 1 + random.below(14) }, () => random.pick(pieces)).join(wrapped ? ' ' : '');
        const source = wrapped ? `{{ ${glued} }}` : glued;
        const template = parseTemplate(source, { trimBlocks: i % 3 === 0, lstripBlocks: i % 5 === 0 });
        analyse(template);
        completionContext(source, random.below(source.length + 1));
        renderTemplate(template, context(), { maxSteps: 20_000, maxTime: 1000, seed: i });
      }
    });
  }
});
