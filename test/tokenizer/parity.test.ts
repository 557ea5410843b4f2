import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTokenizer } from '../../src/tokenizer';

/** Made by `test/goldens/make_tokenizers.py` with `tokenizers`. */
const goldens = join(__dirname, '..', 'goldens', 'fixtures', 'tokenizers');

interface Golden {
  readonly texts: readonly { readonly text: string; readonly ids: readonly number[]; readonly decoded: string }[];
}

for (const kind of readdirSync(goldens))
  describe(`parity with tokenizers: ${kind}`, () => {
    const read = (name: string): Promise<string> => readFile(join(goldens, kind, name), 'utf8');

    it('gives its ids to texts of many languages, and its texts to ids', async () => {
      const files = new Map<string, string>();
      for (const name of ['tokenizer.json', 'tokenizer_config.json']) files.set(name, await read(name));
      const tokenizer = await createTokenizer(files);
      assert.ok(tokenizer.ok, JSON.stringify(tokenizer));
      const { texts } = JSON.parse(await read('golden.json')) as Golden;
      assert.ok(texts.length > 20);
      for (const { text, ids, decoded } of texts) {
        assert.deepEqual(tokenizer.value.encode(text), ids, text);
        assert.equal(tokenizer.value.decode(ids), decoded, text);
      }
    });
  });
