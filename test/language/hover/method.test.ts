import assert from 'node:assert/strict';
import { styles, taskWith } from '../workspace';
import { hoverAt } from './hover-at';

const rows = ['{"claim": "It rains.", "words": ["a", "b", "a"], "place": {"name": "Rome", "keys": 3}}'];
const at = async (jinja: string): Promise<string> => (await hoverAt(taskWith(`>-\n      ${jinja}`), { rows })).contents;

describe('describeMethod', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`gives signature, words and an example in a ${style} scalar`, async () => {
      const { contents, word } = await hoverAt(taskWith(write('{{ claim.spl¦it(".")[0] }}')), { rows });
      assert.equal(word, 'split');
      assert.equal(
        contents,
        "`split(sep=None, maxsplit=-1)`\n\nThe pieces between separators, or between blanks; at most so many splits.\n\n```jinja\n{{ 'a, b, c'.split(', ') }}\n```\n\nprints `['a', 'b', 'c']`",
      );
    });
  }

  it('tells the methods of one name apart by what the rows hold', async () => {
    assert.match(await at('{{ words.cou¦nt("a") }}'), /How often a value is among the items/);
    assert.match(await at('{{ claim.cou¦nt("a") }}'), /How often another text is in it/);
    assert.match(await at('{{ place.na¦me.upper() }}'), /Rome/);
    assert.match(await at('{{ place.name.up¦per() }}'), /prints `ABC`/);
  });

  it('finds the methods of what is not in the rows', async () => {
    assert.match(await at('{{ (claim | trim).low¦er() }}'), /prints `abc`/);
    assert.match(await at("{{ 'x'.jo¦in(words) }}"), /prints `a, b`/);
  });

  it('takes a method for what Jinja takes it, and a key that is none for a key', async () => {
    assert.match(await at('{{ place.ke¦ys }}'), /^`keys\(\)`/);
    assert.match(await at('{{ place.nam¦e }}'), /^\*\*place\.name\*\*/);
    assert.match(await at('{{ claim.spli¦tt }}'), /^\*\*claim\.splitt\*\*/);
  });
});
