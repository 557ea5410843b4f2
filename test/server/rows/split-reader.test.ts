import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { SplitWindow, SplitWindowParams } from '../../../src/language';
import { diskFiles } from '../../../src/server/files/disk-files';
import { SplitReader } from '../../../src/server/rows/split-reader';
import { loadTask } from '../../../src/task';

const rowCount = 5000;

describe('SplitReader', () => {
  let folder: string;
  let reader: SplitReader;
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-splits-')));
    const lines = Array.from({ length: rowCount }, (_, n) =>
      JSON.stringify({ n, word: n % 1000 === 7 ? 'Seven' : 'x' }),
    );
    await writeFile(join(folder, 'rows.jsonl'), lines.join('\n'));
  });
  beforeEach(() => {
    reader = new SplitReader(
      () => diskFiles,
      () => [folder],
    );
  });
  after(() => rm(folder, { recursive: true }));

  function read(window: Partial<SplitWindowParams>, data = '{source: {jsonl: rows.jsonl}}'): Promise<SplitWindow> {
    const { task } = loadTask(`flan: task/1\ntask: a\ndata: ${data}\n`, join(folder, 'a.task.flan.yaml'));
    assert.ok(task);
    const asked = { split: 'train', offset: 0, limit: 3, milliseconds: 10_000, ...window };
    return reader.read({ uri: URI.file(task.path).toString(), path: task.path }, task.data, asked);
  }
  const values = ({ rows }: SplitWindow): unknown[] => rows.map(({ row }) => row.get('n'));

  it('gives windows forward and back, also far behind what it keeps', async () => {
    assert.deepEqual(values(await read({})), [0, 1, 2]);
    assert.deepEqual(values(await read({ offset: 100 })), [100, 101, 102]);
    assert.deepEqual(values(await read({ offset: 90 })), [90, 91, 92]);
    assert.deepEqual(values(await read({ offset: 4500 })), [4500, 4501, 4502]);
    assert.deepEqual(values(await read({ offset: 1 })), [1, 2, 3]);
  });

  it('knows how many there are once it met the end, and what is behind it is empty', async () => {
    assert.equal((await read({})).count, undefined);
    const last = await read({ offset: rowCount - 2 });
    assert.deepEqual([values(last), last.count, last.partial], [[rowCount - 2, rowCount - 1], rowCount, false]);
    const behind = await read({ offset: 9000 });
    assert.deepEqual([values(behind), behind.partial], [[], false]);
    assert.equal((await read({ offset: 5 })).count, rowCount);
  });

  it('says where a row stands', async () => {
    const { rows, files } = await read({ offset: 4 });
    assert.deepEqual([rows[0]?.number, rows[0]?.index, rows[0]?.line], [4, 4, 5]);
    assert.equal(rows[0]?.file, URI.file(join(folder, 'rows.jsonl')).toString());
    assert.deepEqual(files, [rows[0]?.file]);
  });

  it('finds rows that hold a text, numbered as without a search', async () => {
    const found = await read({ search: 'seven', limit: 10 });
    assert.deepEqual(
      found.rows.map(({ number }) => number),
      [7, 1007, 2007, 3007, 4007],
    );
    assert.deepEqual([found.count, found.seen], [5, rowCount]);
    assert.deepEqual(values(await read({ search: 'seven', offset: 3, limit: 1 })), [3007]);
  });

  it('goes on where the time was up', async () => {
    const first = await read({ offset: 4000, milliseconds: 0 });
    assert.deepEqual([values(first), first.partial], [[], true]);
    let asked = 0;
    let window = first;
    for (; window.partial; asked++) window = await read({ offset: 4000, milliseconds: 2 });
    assert.deepEqual(values(window), [4000, 4001, 4002]);
    assert.ok(asked >= 1);
  });

  it('counts without keeping rows, as templates see them', async () => {
    const data = '{source: {jsonl: rows.jsonl}, splits: {train: "train[:100]"}, keep_if: "{{ n % 2 == 0 }}"}';
    const counted = await read({ isCount: true, limit: 0 }, data);
    assert.deepEqual([counted.count, counted.rows], [50, []]);
  });

  it('ends when it is cancelled', async () => {
    const { task } = loadTask(
      'flan: task/1\ntask: a\ndata: {source: {jsonl: rows.jsonl}}\n',
      join(folder, 'a.task.flan.yaml'),
    );
    const asked = { split: 'train', offset: 4000, limit: 3, milliseconds: 60_000 };
    const cancelled = { isCancellationRequested: true };
    const window = await reader.read({ uri: 'file:///a', path: task!.path }, task!.data, asked, cancelled);
    assert.deepEqual([window.rows, window.seen], [[], 0]);
  });

  it('reads anew when the data block or the file changes', async () => {
    const first = await read({});
    assert.equal((await read({})).revision, first.revision);
    const renamed = await read({}, '{source: {jsonl: rows.jsonl}, rename: {n: number}}');
    assert.notEqual(renamed.revision, first.revision);
    assert.deepEqual(
      renamed.columns.map(({ name }) => name),
      ['number', 'word'],
    );
    await writeFile(join(folder, 'other.jsonl'), '{"n": 1}\n');
    const data = '{source: {jsonl: other.jsonl}}';
    assert.equal((await read({}, data)).count, 1);
    await writeFile(join(folder, 'other.jsonl'), '{"n": 1}\n{"n": 2}\n');
    assert.equal((await read({}, data)).count, 2);
  });

  it('keeps a bounded number of splits open, and opens them again when asked', async () => {
    for (let n = 0; n < 20; n++) await read({ search: `${String(n)}` });
    assert.deepEqual(values(await read({ search: '0', limit: 1 })), [0]);
  });

  it('reads nothing outside the workspace, and says so', async () => {
    const window = await read({}, '{source: {jsonl: "/etc/hostname"}}');
    assert.deepEqual(values(window), []);
    assert.match(window.problems[0]?.message ?? '', /outside the workspace/);
  });
});
