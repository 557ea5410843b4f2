import assert from 'node:assert/strict';
import { messages, placeholders, readBundle, type Bundle } from './strings';

/** A bundle beside the English texts that it translates. */
function compare(
  name: string,
  english: () => Promise<readonly (readonly [key: string, text: string])[]>,
  bundle: () => Bundle,
) {
  describe(name, () => {
    let texts: readonly (readonly [string, string])[];
    let translated: Bundle;
    before(async function () {
      this.timeout(120_000);
      texts = await english();
      translated = bundle();
    });

    it('translates every text', () => {
      const missing = texts.filter(([key]) => (translated[key] ?? '').trim() === '').map(([, text]) => text);
      assert.deepEqual(missing, [], 'add these; `npm run l10n:missing` prints them all');
    });

    it('holds nothing that nobody says any more', () => {
      const keys = new Set(texts.map(([key]) => key));
      assert.deepEqual(
        Object.keys(translated).filter((key) => !keys.has(key)),
        [],
      );
    });

    it('keeps what is filled in, and links', () => {
      const wrong = texts.filter(
        ([key, text]) => placeholders(text).join(' ') !== placeholders(translated[key] ?? text).join(' '),
      );
      assert.deepEqual(
        wrong.map(([key]) => key),
        [],
      );
    });
  });
}

compare(
  'the Simplified Chinese of the code',
  async () => [...(await messages())].map((text) => [text, text]),
  () => readBundle('l10n/bundle.l10n.zh-cn.json'),
);

compare(
  'the Simplified Chinese of package.json',
  async () => Object.entries(readBundle('package.nls.json')),
  () => readBundle('package.nls.zh-cn.json'),
);
