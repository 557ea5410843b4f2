import assert from 'node:assert/strict';
import { isDataPath, starterOfFile } from '../../src/starter';
import { memoryFiles } from '../data/memory-files';

const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `{"text": "row ${String(i)}", "label": ${String(i % 2)}}\n`).join('');

async function begin(path: string, files: Readonly<Record<string, string>>) {
  const found = await starterOfFile(path, { fs: memoryFiles(files) });
  assert.ok(found.ok, found.ok ? '' : found.error.message);
  return found.value;
}

describe('starterOfFile', () => {
  it('takes the splits that lie beside a file', async () => {
    const files = {
      '/d/sst2.train.jsonl': rows(3),
      '/d/sst2.validation.jsonl': rows(1),
      '/d/sst2.test.jsonl': rows(1),
    };
    const { source, splits, name, cluster } = await begin('/d/sst2.validation.jsonl', files);
    assert.deepEqual(source, { kind: 'jsonl', path: '/d/sst2.{split}.jsonl' });
    assert.deepEqual(
      [...(splits ?? [])],
      [
        ['train', 'train'],
        ['dev', 'validation'],
        ['test', 'test'],
      ],
    );
    assert.equal(name, 'sst2');
    assert.equal(cluster, 'sentiment');
  });

  it('names the task by its folder where the file is called by its split alone', async () => {
    assert.equal((await begin('/d/weather/train.jsonl', { '/d/weather/train.jsonl': rows(2) })).name, 'weather');
  });

  it('slices a file that stands alone, so that there are rows to test on', async () => {
    const { splits } = await begin('/d/weather.jsonl', { '/d/weather.jsonl': rows(50) });
    assert.deepEqual(
      [...(splits ?? [])],
      [
        ['train', 'train[:-10]'],
        ['dev', 'train[-10:-5]'],
        ['test', 'train[-5:]'],
      ],
    );
  });

  it('leaves a small file whole', async () => {
    const { splits } = await begin('/d/weather.jsonl', { '/d/weather.jsonl': rows(5) });
    assert.deepEqual([...(splits ?? [])], [['train', 'train']]);
  });

  it('says what keeps it from reading', async () => {
    const empty = await starterOfFile('/d/a.jsonl', { fs: memoryFiles({ '/d/a.jsonl': '' }) });
    assert.ok(!empty.ok);
    assert.equal(empty.error.message, 'There are no rows in /d/a.jsonl.');
    const broken = await starterOfFile('/d/a.jsonl', { fs: memoryFiles({ '/d/a.jsonl': '{"a": \n' }) });
    assert.ok(!broken.ok);
    assert.equal(broken.error.line, 1);
  });
});

describe('isDataPath', () => {
  it('knows files of rows by their names', () => {
    for (const name of ['a.jsonl', 'a.json.gz', 'b/c.parquet', 'x.tsv.zst', 'x.csv']) assert.ok(isDataPath(name), name);
    for (const name of ['package.json', 'a/tsconfig.build.json', 'a.yaml', 'a.jsonl.txt'])
      assert.ok(!isDataPath(name), name);
  });
});
