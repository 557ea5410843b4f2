import assert from 'node:assert/strict';
import { filesOfSplit, openDataset, type HubOptions } from '../../src/hub';
import { bad, good, withHub } from './hub-fixture';
import { parquetBranch } from '../../src/hub/parquet-branch';

const id = 'weather/reports';
const rows = 'any bytes';

/** A dataset with a Parquet branch of these files, and a repository of those. */
function dataset(
  converted: readonly string[] | undefined,
  main: Readonly<Record<string, string>> = { 'README.md': '' },
) {
  const files = (paths: readonly string[]): Record<string, string> =>
    Object.fromEntries(paths.map((path) => [path, `${rows} of ${path}`]));
  return { [id]: { branches: { main, ...(converted ? { [parquetBranch]: files(converted) } : {}) } } };
}

function paths(found: Awaited<ReturnType<typeof openDataset>>, split: string): readonly string[] {
  return good(filesOfSplit(good(found), split)).map(({ path }) => path);
}

describe('openDataset', () => {
  it('takes the Parquet branch, its shards in order', () =>
    withHub(
      dataset(['default/train/0001.parquet', 'default/train/0000.parquet', 'default/test/0000.parquet']),
      async ({ hub, options }) => {
        const found = await openDataset({ id }, options);
        assert.deepEqual(paths(found, 'train'), ['default/train/0000.parquet', 'default/train/0001.parquet']);
        assert.equal(good(found).revision, hub.commit(id, parquetBranch));
        assert.equal(good(found).branch, parquetBranch);
        assert.equal(good(found).resolvedBy, 'hub');
      },
    ));

  it('takes the files of the repository where there is no such branch', () =>
    withHub(
      dataset(undefined, { 'train.jsonl': rows, 'test.jsonl': rows, 'README.md': '# Reports' }),
      async ({ hub, options }) => {
        const found = await openDataset({ id }, options);
        assert.deepEqual(paths(found, 'test'), ['test.jsonl']);
        assert.equal(good(found).branch, 'main');
        assert.equal(good(found).revision, hub.commit(id, 'main'));
      },
    ));

  it('prefers the repository to a Parquet branch that holds only the beginning', () =>
    withHub(
      dataset(['default/partial-train/0000.parquet'], { 'data/train-00000-of-00001.parquet': rows }),
      async ({ options }) => {
        assert.deepEqual(paths(await openDataset({ id }, options), 'train'), ['data/train-00000-of-00001.parquet']);
      },
    ));

  it('never passes a beginning off as a split', () =>
    withHub(dataset(['default/partial-train/0000.parquet', 'default/test/0000.parquet']), async ({ options }) => {
      const found = good(await openDataset({ id }, options));
      assert.deepEqual([...found.splits.keys()], ['test']);
      assert.equal(bad(filesOfSplit(found, 'train'), /only the beginning of split "train"/), 'hub-no-data');
    }));

  it('reads a branch, a tag and a commit alike', () =>
    withHub(dataset(undefined, { 'train.csv': 'a\n1\n' }), async ({ hub, options }) => {
      const commit = hub.commit(id, 'main');
      for (const revision of ['main', commit]) {
        const found = good(await openDataset({ id, revision }, options));
        assert.equal(found.revision, commit);
        assert.equal(found.resolvedBy, revision === commit ? 'author' : 'hub');
      }
    }));

  it('reads a commit of the Parquet branch as that branch', () =>
    withHub(dataset(['en/train/0000.parquet', 'de/train/0000.parquet']), async ({ hub, options }) => {
      const revision = hub.commit(id, parquetBranch);
      assert.deepEqual(paths(await openDataset({ id, revision, config: 'de' }, options), 'train'), [
        'de/train/0000.parquet',
      ]);
    }));

  it('follows a listing over its pages', () =>
    withHub(
      dataset(Array.from({ length: 25 }, (_, i) => `default/train/00${String(10 + i)}.parquet`)),
      async ({ hub, options }) => {
        hub.pageSize = 4;
        assert.equal(paths(await openDataset({ id }, options), 'train').length, 25);
      },
    ));

  it('tells one options object the same while a branch moves', () =>
    withHub(dataset(['default/train/0000.parquet']), async ({ hub, options }) => {
      const before = good(await openDataset({ id }, options)).revision;
      hub.datasets.set(id, dataset(['default/train/0000.parquet', 'default/train/0001.parquet'])[id]);
      assert.equal(good(await openDataset({ id }, options)).revision, before);
      assert.notEqual(good(await openDataset({ id }, { ...options })).revision, before);
    }));

  describe('offline', () => {
    const offline = (options: HubOptions): HubOptions => ({ ...options, offline: true });

    it('asks nothing and says how to download', () =>
      withHub(dataset(['default/train/0000.parquet']), async ({ hub, options }) => {
        assert.equal(
          bad(await openDataset({ id }, offline(options)), /not downloaded yet.*Download Data/),
          'hub-not-downloaded',
        );
        assert.deepEqual(hub.requests, []);
      }));

    it('finds what was found before, by branch and by commit', () =>
      withHub(dataset(['default/train/0000.parquet']), async ({ hub, options }) => {
        const { revision } = good(await openDataset({ id }, options));
        hub.forget();
        assert.equal(good(await openDataset({ id }, offline(options))).revision, revision);
        assert.equal(good(await openDataset({ id }, offline(options))).resolvedBy, 'cache');
        assert.equal(good(await openDataset({ id, revision }, offline(options))).revision, revision);
        assert.deepEqual(hub.requests, []);
      }));

    it('takes the cache where the hub cannot be reached, and says so', () =>
      withHub(dataset(['default/train/0000.parquet']), async ({ options }) => {
        const { revision } = good(await openDataset({ id }, options));
        const away = { ...options, endpoint: 'http://127.0.0.1:1' };
        const found = good(await openDataset({ id }, away));
        assert.equal(found.revision, revision);
        assert.equal(found.resolvedBy, 'cache');
        assert.equal(
          bad(await openDataset({ id: 'weather/other' }, { ...away }), /does not answer/),
          'hub-unreachable',
        );
      }));
  });

  const problems: readonly [string, Parameters<typeof openDataset>[0], string, RegExp][] = [
    [
      'a dataset that is not there',
      { id: 'weather/report' },
      'hub-dataset-missing',
      /no dataset weather\/report, or it is private/,
    ],
    ['a revision that is not there', { id, revision: 'v9' }, 'hub-revision-missing', /no revision "v9"/],
    ['a commit that is not there', { id, revision: 'a'.repeat(40) }, 'hub-revision-missing', /no revision "a{40}"/],
    [
      'a configuration that is misspelt',
      { id, config: 'englsh' },
      'hub-config-missing',
      /Did you mean "english"\? It has: english, german/,
    ],
    [
      'a configuration that has to be named',
      { id },
      'hub-config-missing',
      /several configurations; name one under "config": english, german/,
    ],
    [
      'a revision without rows',
      { id, revision: 'main' },
      'hub-no-data',
      /has no Parquet, JSONL, JSON, CSV or TSV files at revision "main"/,
    ],
    ['an id that is none', { id: '../secrets' }, 'hub-name-invalid', /"\.\.\/secrets" is no dataset id/],
  ];
  for (const [what, name, code, says] of problems) {
    it(`tells ${what}`, () =>
      withHub(dataset(['english/train/0000.parquet', 'german/train/0000.parquet']), async ({ options }) => {
        assert.equal(bad(await openDataset(name, options), says), code);
      }));
  }

  it('takes nothing from a hub whose files would leave their repository', () =>
    withHub(dataset(undefined, { '../../elsewhere/train.jsonl': rows }), async ({ options }) => {
      assert.equal(bad(await openDataset({ id }, options), /does not answer like a Hugging Face hub/), 'hub-not-a-hub');
    }));

  it('tells a split that is misspelt', () =>
    withHub(dataset(['default/train/0000.parquet', 'default/validation/0000.parquet']), async ({ options }) => {
      const found = good(await openDataset({ id }, options));
      const says = /no split "trian" in configuration "default"\. Did you mean "train"\? It has: train, validation\./;
      assert.equal(bad(filesOfSplit(found, 'trian'), says), 'hub-split-missing');
    }));
});
