import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { characterMap } from '../../src/tokenizer/character-map';

/** Made by SentencePiece from the rules in `test/goldens/make_t5.py`. */
const { normalizer } = JSON.parse(
  readFileSync(join(__dirname, '..', 'goldens', 'fixtures', 'tokenizers', 't5', 'tokenizer.json'), 'utf8'),
) as { readonly normalizer: { readonly precompiled_charsmap: string } };

describe('characterMap', () => {
  const map = characterMap(normalizer.precompiled_charsmap)!;

  const cases: readonly (readonly [string, string, string])[] = [
    ['replaces what the map names', 'ﬁne ½…', 'fine 1⁄2...'],
    ['leaves out what the map leaves out', 'be\u0007ll', 'bell'],
    ['takes a letter and its marks together', 'cafe\u0301 a\u0300', 'café à'],
    ['leaves alone what it has no rule for', 'o\u0302 क्\u200dष 👩\u200d💻 ⅓', 'o\u0302 क्\u200dष 👩\u200d💻 ⅓'],
    ['takes long characters apart', 'u\u0308\u0323\u0331\u0330', 'u\u0308\u0323\u0331\u0330'],
    ['has nothing to do with nothing', '', ''],
  ];
  for (const [what, text, expected] of cases)
    it(what, () => {
      assert.equal(map(text), expected);
    });

  it('is none where there is no map, or a broken one', () => {
    for (const broken of [undefined, null, '', 'AAAA', 'AAAAAA==', '/////w==', 'BwAAAAAAAAA='])
      assert.equal(characterMap(broken), undefined, String(broken));
  });
});
