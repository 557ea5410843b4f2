import assert from 'node:assert/strict';
import { readFile, readlink, readdir, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchFile, filesOfSplit, openDataset, type HubOptions } from '../../src/hub';
import { bad, good, noise, withHub } from './hub-fixture';
import { etagOf } from './stand-in-hub';

const id = 'weather/reports';
const path = 'default/train/0000.parquet';
const bytes = noise(3_000_000);
const datasets = { [id]: { branches: { 'refs/convert/parquet': { [path]: bytes } } } };

async function fetchTrain(options: HubOptions): Promise<Awaited<ReturnType<typeof fetchFile>>> {
  const dataset = good(await openDataset({ id }, options));
  const [file] = good(filesOfSplit(dataset, 'train'));
  return fetchFile(dataset, file!, options);
}

describe('fetchFile', () => {
  it('puts the file where every Hugging Face library looks for it', () =>
    withHub(datasets, async ({ hub, options }) => {
      const place = good(await fetchTrain(options));
      const commit = hub.commit(id, 'refs/convert/parquet');
      const folder = join(options.cacheDir, 'datasets--weather--reports');
      assert.equal(place, join(folder, 'snapshots', commit, path));
      assert.deepEqual(new Uint8Array(await readFile(place)), bytes);
      assert.equal(await readlink(place), join('..', '..', '..', '..', 'blobs', etagOf(path, bytes)));
      assert.deepEqual(await readdir(join(folder, 'blobs')), [etagOf(path, bytes)]);
      assert.equal(await readFile(join(folder, 'refs', 'refs', 'convert', 'parquet'), 'utf8'), commit);
    }));

  it('asks for nothing the second time when the commit is named', () =>
    withHub(datasets, async ({ hub, options }) => {
      good(await fetchTrain(options));
      hub.forget();
      const dataset = good(await openDataset({ id, revision: hub.commit(id, 'refs/convert/parquet') }, options));
      good(await fetchFile(dataset, dataset.splits.get('train')![0]!, options));
      assert.deepEqual(hub.requests, []);
    }));

  it('takes up a transfer where it broke off', () =>
    withHub(datasets, async ({ hub, options }) => {
      let broken = 0;
      hub.fault = ({ server }) =>
        server === 'storage' && broken++ < 2 ? { kind: 'break', after: 700_000 } : undefined;
      const place = good(await fetchTrain(options));
      assert.deepEqual(new Uint8Array(await readFile(place)), bytes);
      const ranges = hub.requests.filter(({ server }) => server === 'storage').map(({ range }) => range);
      assert.deepEqual(ranges, ['bytes=0-2999999', 'bytes=700000-2999999', 'bytes=1400000-2999999']);
      assert.equal(hub.sent, bytes.length);
    }));

  it('keeps what arrived of a download that failed, for the next one', () =>
    withHub(datasets, async ({ hub, options }) => {
      let storage = 0;
      hub.fault = ({ server }) =>
        server === 'storage' ? { kind: 'break', after: storage++ === 0 ? 1_000_000 : 0 } : undefined;
      assert.equal(bad(await fetchTrain(options), /broke off at byte 1000000 of 3000000/), 'hub-truncated');
      hub.fault = () => undefined;
      hub.forget();
      const place = good(await fetchTrain({ ...options }));
      assert.equal(hub.sent, 2_000_000);
      assert.deepEqual(new Uint8Array(await readFile(place)), bytes);
    }));

  it('throws away bytes that are not what the hash says', () =>
    withHub(datasets, async ({ hub, options }) => {
      hub.fault = ({ server }) => (server === 'storage' ? { kind: 'corrupt' } : undefined);
      assert.equal(bad(await fetchTrain(options), /other bytes than its hash says/), 'hub-hash-mismatch');
      const folder = join(options.cacheDir, 'datasets--weather--reports');
      assert.deepEqual(await readdir(join(folder, 'blobs')), []);
      hub.fault = () => undefined;
      assert.deepEqual(new Uint8Array(await readFile(good(await fetchTrain({ ...options })))), bytes);
    }));

  it('reads from a server that knows no ranges', () =>
    withHub(datasets, async ({ hub, options }) => {
      let first = true;
      hub.fault = ({ server }) => {
        if (server !== 'storage') return undefined;
        if (!first) return { kind: 'whole' };
        first = false;
        return { kind: 'break', after: 500_000 };
      };
      assert.deepEqual(new Uint8Array(await readFile(good(await fetchTrain(options)))), bytes);
    }));

  it('tells progress up to the last byte', () =>
    withHub(datasets, async ({ options }) => {
      const seen: number[] = [];
      good(await fetchTrain({ ...options, onProgress: ({ received }) => seen.push(received) }));
      assert.equal(seen[0], 0);
      assert.equal(seen.at(-1), bytes.length);
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
      );
    }));

  it('stops when it is cancelled, and keeps what it has', () =>
    withHub(datasets, async ({ hub, options }) => {
      const stop = new AbortController();
      const onProgress = ({ received }: { readonly received: number }): void => {
        if (received > 0) stop.abort();
      };
      assert.equal(
        bad(await fetchTrain({ ...options, signal: stop.signal, onProgress }), /cancelled/),
        'hub-cancelled',
      );
      hub.forget();
      good(await fetchTrain({ ...options }));
      assert.ok(hub.sent < bytes.length);
    }));

  it('never opens a file that is shorter than the commit has it', () =>
    withHub(datasets, async ({ options }) => {
      const place = good(await fetchTrain(options));
      await rm(place);
      await writeFile(place, 'cut short');
      assert.deepEqual(new Uint8Array(await readFile(good(await fetchTrain({ ...options })))), bytes);
    }));

  it('copies where links are not wanted', () =>
    withHub(datasets, async ({ options }) => {
      const place = good(await fetchTrain({ ...options, symlinks: false }));
      await assert.rejects(readlink(place));
      assert.deepEqual(new Uint8Array(await readFile(place)), bytes);
    }));

  it('says that a cache cannot be written', () =>
    withHub(datasets, async ({ options }) => {
      await writeFile(options.assetsDir, 'a file where a folder should be');
      assert.equal(bad(await openDataset({ id }, options), /HF_HUB_CACHE/), 'hub-cache-unusable');
    }));
});
