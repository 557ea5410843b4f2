import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchFile, filesOfSplit, openDataset, openFile, type HubOptions, type RandomAccess } from '../../src/hub';
import { bad, good, noise, withHub } from './hub-fixture';
import { etagOf } from './stand-in-hub';

const id = 'weather/reports';
const path = 'default/train/0000.parquet';
const bytes = noise(5_000_000);
const datasets = { [id]: { branches: { 'refs/convert/parquet': { [path]: bytes } } } };

async function openTrain(options: HubOptions): Promise<RandomAccess> {
  const dataset = good(await openDataset({ id }, options));
  return good(await openFile(dataset, good(filesOfSplit(dataset, 'train'))[0]!, options));
}

async function sliceOf(file: RandomAccess, start: number, end?: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, end));
}

describe('openFile', () => {
  it('transfers the bytes asked for and no others, once', () =>
    withHub(datasets, async ({ hub, options }) => {
      const file = await openTrain(options);
      assert.equal(file.byteLength, bytes.length);
      assert.deepEqual(await sliceOf(file, 4_999_000), bytes.slice(4_999_000));
      assert.deepEqual(await sliceOf(file, 100, 2100), bytes.slice(100, 2100));
      assert.equal(hub.sent, 3000);
      assert.deepEqual(await sliceOf(file, 500, 3100), bytes.slice(500, 3100));
      assert.equal(hub.sent, 4000);
      assert.deepEqual(await sliceOf(file, 200, 1000), bytes.slice(200, 1000));
      assert.equal(hub.sent, 4000);
    }));

  it('reads the same stretches again without the network', () =>
    withHub(datasets, async ({ hub, options }) => {
      await sliceOf(await openTrain(options), 1000, 90_000);
      hub.forget();
      const offline = await openTrain({ ...options, offline: true });
      assert.deepEqual(await sliceOf(offline, 1000, 90_000), bytes.slice(1000, 90_000));
      await assert.rejects(sliceOf(offline, 1000, 90_001), /weather\/reports is not downloaded yet/);
      assert.deepEqual(hub.requests, []);
    }));

  it('keeps parts away from the cache that huggingface_hub scans', () =>
    withHub(datasets, async ({ options }) => {
      await sliceOf(await openTrain(options), 0, 10);
      await assert.rejects(readdir(options.cacheDir), { code: 'ENOENT' });
      const parts = join(options.assetsDir, 'flan-workbench', 'hub', 'datasets--weather--reports', 'parts');
      assert.deepEqual(await readdir(join(parts, etagOf(path, bytes))), ['0-9']);
    }));

  it('asks once for two stretches that are close together', () =>
    withHub(datasets, async ({ hub, options }) => {
      const file = await openTrain(options);
      await sliceOf(file, 10_000, 20_000);
      hub.forget();
      await sliceOf(file, 0, 30_000);
      assert.deepEqual(
        hub.requests.filter(({ server }) => server === 'storage').map(({ range }) => range),
        ['bytes=0-29999'],
      );
    }));

  it('does not fetch again what it has when the whole file is wanted', () =>
    withHub(datasets, async ({ hub, options }) => {
      await sliceOf(await openTrain(options), 1_000_000, 4_000_000);
      hub.forget();
      const dataset = good(await openDataset({ id }, options));
      good(await fetchFile(dataset, good(filesOfSplit(dataset, 'train'))[0]!, options));
      assert.equal(hub.sent, 2_000_000);
    }));

  it('goes on reading when another process completes the file', () =>
    withHub(datasets, async ({ options }) => {
      const file = await openTrain(options);
      await sliceOf(file, 0, 1000);
      const dataset = good(await openDataset({ id }, options));
      good(await fetchFile(dataset, good(filesOfSplit(dataset, 'train'))[0]!, options));
      assert.deepEqual(await sliceOf(file, 0, 1000), bytes.slice(0, 1000));
    }));

  it('reads many stretches at once with six requests under way at most', () =>
    withHub(datasets, async ({ hub, options }) => {
      let [under, most] = [0, 0];
      const counting: typeof fetch = async (...request) => {
        most = Math.max(most, ++under);
        const response = await fetch(...request);
        // Long enough for all the others to begin, were they let.
        await new Promise((resolve) => setTimeout(resolve, 20));
        under--;
        return response;
      };
      const file = await openTrain({ ...options, fetch: counting });
      const starts = Array.from({ length: 20 }, (_, i) => i * 200_000);
      const slices = await Promise.all(starts.map((start) => sliceOf(file, start, start + 10)));
      assert.deepEqual(slices[19], bytes.slice(3_800_000, 3_800_010));
      assert.equal(hub.sent, 200);
      assert.equal(most, 6);
    }));

  it('rejects with what went wrong', () =>
    withHub(datasets, async ({ hub, options }) => {
      const file = await openTrain(options);
      hub.fault = ({ server }) => (server === 'storage' ? { kind: 'status', status: 404 } : undefined);
      await assert.rejects(sliceOf(file, 0, 10), { name: 'HubFailure' });
    }));

  it('is not there yet where nothing was downloaded', () =>
    withHub(datasets, async ({ hub, options }) => {
      const dataset = good(await openDataset({ id }, options));
      const file = good(filesOfSplit(dataset, 'train'))[0]!;
      hub.forget();
      assert.equal(
        bad(await openFile(dataset, file, { ...options, offline: true }), /flan-workbench download/),
        'hub-not-downloaded',
      );
      assert.deepEqual(hub.requests, []);
    }));
});
