import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedDatasets } from '../../../src/hub';
import { cacheLayout } from '../../../src/hub/cache/cache-layout';

describe('cachedDatasets', () => {
  it('lists what either cache has something of, each once', async () => {
    const root = await mkdtemp(join(tmpdir(), 'flan-cache-'));
    const options = { cacheDir: join(root, 'hub'), assetsDir: join(root, 'assets') };
    try {
      assert.deepEqual(await cachedDatasets(options), []);
      const own = cacheLayout({ type: 'dataset', id: 'weather/reports' }, options);
      const places = [
        own.ref('main'),
        own.ownRef('main'),
        cacheLayout({ type: 'dataset', id: 'snow' }, options).tree('c'),
      ];
      for (const place of places) {
        await mkdir(dirname(place), { recursive: true });
        await writeFile(place, 'c');
      }
      await mkdir(join(options.cacheDir, 'models--org--tiny'), { recursive: true });
      assert.deepEqual(await cachedDatasets(options), ['snow', 'weather/reports']);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
