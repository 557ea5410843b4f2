import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { nodeFileSystem, parseSplit, readAll, type DataSpec, type ReadRows, type SplitSpec } from '../../../src/data';
import type { HubOptions } from '../../../src/hub';
import { withHub } from '../../hub/hub-fixture';
import { madeParquet, textOf } from '../../hub/made-parquet';

const id = 'weather/reports';
const branch = 'refs/convert/parquet';

function spec(split: string, source: { readonly config?: string; readonly revision?: string } = {}): DataSpec {
  return {
    source: { kind: 'hf', id, ...source },
    splits: new Map([['train', named(split)]]),
    rename: new Map(),
    derive: [],
    caps: new Map(),
  };
}

function named(split: string): SplitSpec {
  const parsed = parseSplit(split);
  assert.ok(parsed.ok);
  return parsed.value;
}

function read(data: DataSpec, hub: HubOptions | undefined, limit?: number): Promise<ReadRows> {
  const base = '/nowhere';
  return readAll(data, 'train', {
    base,
    fs: nodeFileSystem,
    ...(hub ? { hub } : {}),
    ...(limit === undefined ? {} : { limit }),
  });
}

function numbers({ rows }: ReadRows): readonly unknown[] {
  return rows.map(({ row }) => row.get('number'));
}

describe('readHub', () => {
  const shards = {
    'default/train/0000.parquet': madeParquet(3000, { width: 400 }),
    'default/train/0001.parquet': madeParquet(3000, { width: 400, first: 3000 }),
    'README.md': '# Weather reports',
  };
  const datasets = { [id]: { branches: { [branch]: shards } } };
  const size = Object.values(shards).reduce((sum, file) => sum + file.length, 0);

  it('reads the first rows of a split with a fraction of its bytes', () =>
    withHub(datasets, async ({ hub, options }) => {
      const found = await read(spec('train[:20]'), options);
      assert.deepEqual(found.problems, []);
      assert.deepEqual(
        numbers(found),
        Array.from({ length: 20 }, (_, i) => i),
      );
      assert.equal(found.rows[7]?.row.get('report'), textOf(7, 400));
      assert.ok(hub.sent < size / 2, `${hub.sent} of ${size} bytes`);
      assert.ok(hub.requests.every(({ range, path }) => range !== undefined || path.startsWith('/api/')));
    }));

  it('transfers as little for a preview of an unbounded split', () =>
    withHub(datasets, async ({ hub, options }) => {
      assert.equal((await read(spec('train'), options, 5)).rows.length, 5);
      assert.ok(hub.sent < size / 2, `${hub.sent} of ${size} bytes`);
    }));

  it('reads the last rows over shards, offline the second time', () =>
    withHub(datasets, async ({ hub, options }) => {
      const online = await read(spec('train[-3:]'), options);
      assert.deepEqual(numbers(online), [5997, 5998, 5999]);
      hub.forget();
      const offline = await read(spec('train[-3:]'), { ...options, offline: true });
      assert.deepEqual(numbers(offline), [5997, 5998, 5999]);
      assert.deepEqual(hub.requests, []);
    }));

  it('fetches whole files, each once, where all rows are read', () =>
    withHub(datasets, async ({ hub, options }) => {
      assert.equal((await read(spec('train[:-200]'), options)).rows.length, 5800);
      const ranges = hub.requests.filter(({ server }) => server === 'storage').map(({ range }) => range);
      assert.deepEqual(
        ranges,
        [shards['default/train/0000.parquet'], shards['default/train/0001.parquet']].map(
          (file) => `bytes=0-${file.length - 1}`,
        ),
      );
    }));

  it('says in one sentence that nothing is downloaded yet', () =>
    withHub(datasets, async ({ hub, options }) => {
      for (const hubOptions of [{ ...options, offline: true }, undefined]) {
        const { rows, problems } = await read(spec('train'), hubOptions, 5);
        assert.deepEqual(rows, []);
        assert.deepEqual(
          problems.map(({ code, file }) => [code, file]),
          [['hub-not-downloaded', id]],
        );
      }
      assert.deepEqual(hub.requests, []);
    }));

  it('tells what the hub said when a file cannot be had', () =>
    withHub(datasets, async ({ hub, options }) => {
      hub.fault = ({ server }) => (server === 'storage' ? { kind: 'status', status: 403 } : undefined);
      const { problems } = await read(spec('train'), { ...options, token: 'hf_x' });
      assert.equal(problems[0]?.code, 'hub-gated');
      assert.match(problems[0].message, /^weather\/reports is gated/);
    }));

  it('reads text files of a repository, compressed ones too, with pinned columns', () => {
    const csv = 'number,report\n1,fog\n2,rain\n';
    return withHub({ [id]: { branches: { main: { 'train.csv.gz': gzipSync(csv) } } } }, async ({ options }) => {
      const columns = new Map([['number', 'int'] as const, ['report', 'string'] as const]);
      const found = await read({ ...spec('train'), columns }, options);
      assert.deepEqual(found.problems, []);
      assert.deepEqual(numbers(found), [1, 2]);
    });
  });

  it('tells a split that the dataset does not have', () =>
    withHub(datasets, async ({ options }) => {
      const { problems } = await read(spec('trian'), options);
      assert.equal(problems[0]?.code, 'hub-split-missing');
      assert.match(problems[0].message, /Did you mean "train"/);
    }));
});
