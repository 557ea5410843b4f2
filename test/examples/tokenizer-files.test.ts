import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain } from '../../examples/micro-flan/world/marked-text';
import { drawDocument } from '../../examples/micro-flan/world/pretraining';
import { createTokenizer } from '../../src/tokenizer';
import { createRandom } from '../../src/random';

const folder = join(__dirname, '..', '..', 'examples', 'micro-flan', 'model');

describe('micro-FLAN tokenizer', () => {
  const load = async () => {
    const names = ['tokenizer.json', 'tokenizer_config.json'];
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const made = await createTokenizer(new Map(names.map((name, at) => [name, texts[at]!])));
    assert.ok(made.ok);
    return made.value;
  };

  it('gives back the text it was given, of the world and of any other', async () => {
    const tokenizer = await load();
    const random = createRandom('round trip');
    const texts = Array.from({ length: 100 }, () =>
      plain(drawDocument(random, { facts: 3, everyday: 0.1, checks: 0.3 })),
    );
    for (const text of [...texts, 'naïve ✓ 漢字\t two  blanks\n\n', " don't", 'OPTIONS:\n- yes\n- no'])
      assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
  });

  it('has about 2k tokens, with the words of the world whole', async () => {
    const tokenizer = await load();
    assert.ok(tokenizer.vocabSize > 1500 && tokenizer.vocabSize <= 2048);
    for (const word of [' kitchen', 'Anna', ' Anna', ' cheerful', ' yes', ' no'])
      assert.equal(tokenizer.encode(word).length, 1);
  });
});
