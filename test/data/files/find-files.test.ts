import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFiles, nodeFileSystem, type DataPath } from '../../../src/data';
import { readLines, specOf } from '../reading';

describe('findFiles', () => {
  let base: string;
  const files = [
    'train-00001.jsonl',
    'train-00000.jsonl',
    'test-00000.jsonl',
    'deep/a/train.jsonl',
    'deep/b/train.jsonl',
    'odd [1].jsonl',
    'more/x.jsonl',
  ];
  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'flan-files-'));
    for (const [i, file] of files.entries()) {
      await mkdir(dirname(join(base, file)), { recursive: true });
      await writeFile(join(base, file), `{"n": ${i}}\n{"n": ${i + 10}}\n`);
    }
  });
  after(() => rm(base, { recursive: true }));

  /** Names relative to the folder, or the problem's code and message. */
  const find = async (path: DataPath, split = 'train', from = base): Promise<readonly string[] | string> => {
    const found = await findFiles({ kind: 'jsonl', path }, { name: split }, { base: from, fs: nodeFileSystem });
    if (!found.ok) return `${found.error.code} ${found.error.message.replaceAll(base, '.')}`;
    return found.value.map((file) => file.slice(base.length + 1).replaceAll('\\', '/'));
  };

  it('fills the split in and sorts what a glob matches', async () => {
    assert.deepEqual(await find('{split}-*.jsonl'), ['train-00000.jsonl', 'train-00001.jsonl']);
    assert.deepEqual(await find('{split}-*.jsonl', 'test'), ['test-00000.jsonl']);
    assert.deepEqual(await find('deep/**/{split}.jsonl'), ['deep/a/train.jsonl', 'deep/b/train.jsonl']);
    assert.deepEqual(await find('{split}-0000[01].jsonl'), ['train-00000.jsonl', 'train-00001.jsonl']);
    assert.deepEqual(await find('deep/{a,b}/train.jsonl'), ['deep/a/train.jsonl', 'deep/b/train.jsonl']);
  });

  it('looks beside and above the task', async () => {
    assert.deepEqual(await find('../../more/*.jsonl', 'train', join(base, 'deep/a')), ['more/x.jsonl']);
    assert.deepEqual(await find(join(base, 'more/*.jsonl').replaceAll('\\', '/')), ['more/x.jsonl']);
  });

  it('keeps the order of a list, and no file twice', async () => {
    const list = ['train-00001.jsonl', 'train-*.jsonl', 'more/x.jsonl'];
    assert.deepEqual(await find(list), ['train-00001.jsonl', 'train-00000.jsonl', 'more/x.jsonl']);
  });

  it('takes lists by stored split', async () => {
    const path = new Map([
      ['train', ['train-*.jsonl', 'more/x.jsonl']],
      ['validation', ['test-00000.jsonl']],
    ]);
    assert.deepEqual(await find(path, 'validation'), ['test-00000.jsonl']);
    assert.match(String(await find(path, 'dev')), /^split-unknown .*"dev"; it has: train, validation/);
  });

  it('takes a file by its name where that looks like a glob', async () => {
    assert.deepEqual(await find('odd [1].jsonl'), ['odd [1].jsonl']);
  });

  it('says what it looked for and where', async () => {
    assert.equal(await find('{split}-*.jsonl', 'dev'), 'file-missing No data file in . matches "dev-*.jsonl".');
    assert.equal(await find('deep/*/{split}.json', 'dev'), 'file-missing No data file in ./deep matches "*/dev.json".');
    assert.equal(await find('nowhere.jsonl'), 'file-missing There is no data file ./nowhere.jsonl.');
    assert.match(String(await find('')), /names no data file/);
  });

  it('numbers the rows of a split over its files, each with its file and line', async () => {
    const spec = specOf({ kind: 'jsonl', path: 'train-*.jsonl' });
    assert.deepEqual(await readLines(spec, nodeFileSystem, { base, files: true }), [
      'train-00000.jsonl 0@1 {"n": 1}',
      'train-00000.jsonl 1@2 {"n": 11}',
      'train-00001.jsonl 2@1 {"n": 0}',
      'train-00001.jsonl 3@2 {"n": 10}',
    ]);
    const last = specOf(spec.source, { splits: new Map([['train', { name: 'train', start: -3, end: -1 }]]) });
    assert.deepEqual(await readLines(last, nodeFileSystem, { base, files: true }), [
      'train-00000.jsonl 1@2 {"n": 11}',
      'train-00001.jsonl 2@1 {"n": 0}',
    ]);
  });
});
