import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { nodeFileSystem, readAll } from '../../src/data';
import { diskFiles } from '../../src/server/files/disk-files';
import { Samples } from '../../src/server/samples';
import { loadTask } from '../../src/task';
import { withHub } from '../hub/hub-fixture';
import { madeParquet } from '../hub/made-parquet';

const documentOf = (path: string) => ({ uri: URI.file(path).toString(), path });

describe('Samples', () => {
  let folder: string;
  let samples: Samples;
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-samples-')));
    samples = new Samples(
      () => diskFiles,
      () => [folder],
    );
    const lines = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ n: i, half: i % 2 === 0 ? 'a' : '' }));
    await writeFile(join(folder, 'rows.dev.jsonl'), lines.join('\n'));
    await writeFile(join(folder, 'bad.jsonl'), '{"n": 1}\n'.repeat(3) + '{broken\n'.repeat(40));
  });
  after(() => rm(folder, { recursive: true }));

  const read = (data: string, limit = 50) => {
    const { task } = loadTask(`flan: task/1\ntask: a\ndata: ${data}\n`, join(folder, 'a.task.flan.yaml'));
    assert.ok(task);
    return samples.read(documentOf(task.path), task.data, limit);
  };

  it('takes the first rows of the best split that the task has', async () => {
    const sample = await read('{source: {jsonl: "rows.{split}.jsonl"}, splits: {test: dev, dev: dev}}');
    assert.deepEqual([sample.split, sample.rows.length, sample.rows[49]?.get('n')], ['dev', 50, 49]);
    assert.equal(sample.columns.find(({ name }) => name === 'half')?.emptyShare, 0.5);
  });

  it('keeps a sample while neither data block nor file changes', async () => {
    const data = '{source: {jsonl: "rows.{split}.jsonl"}, splits: {train: dev}}';
    const first = await read(data);
    assert.equal(await read(data), first);
    const derived = await read(data.replace('}}', '}, derive: {twice: "{{ n * 2 }}"}}'));
    assert.equal(derived.rows[3]?.get('twice'), '6');
    await writeFile(join(folder, 'rows.dev.jsonl'), '{"n": 7}\n');
    const changed = await read(data);
    assert.deepEqual([changed.rows.length, changed.rows[0]?.get('n')], [1, 7]);
    assert.notEqual(changed.revision, first.revision);
  });

  it('does not ask the disk at every keystroke, but as soon as somebody says that files changed', async () => {
    const patient = new Samples(
      () => diskFiles,
      () => [folder],
      undefined,
      60_000,
    );
    const { task } = loadTask('flan: task/1\ntask: a\ndata: {source: {jsonl: few.jsonl}}\n', join(folder, 'a.yaml'));
    const ask = () => patient.read(documentOf(task!.path), task!.data, 50);
    await writeFile(join(folder, 'few.jsonl'), '{"n": 1}\n');
    const first = await ask();
    await writeFile(join(folder, 'few.jsonl'), '{"n": 1}\n{"n": 2}\n');
    assert.equal(await ask(), first);
    patient.outdate();
    assert.equal((await ask()).rows.length, 2);
  });

  it('keeps the samples of some files only, those that were asked for last', async () => {
    const { task } = loadTask('flan: task/1\ntask: a\ndata: {source: {jsonl: bad.jsonl}}\n', join(folder, 'a.yaml'));
    const ask = (name: string) => samples.read(documentOf(join(folder, name)), task!.data, 50);
    const [open, closed] = [await ask('open.yaml'), await ask('closed.yaml')];
    for (let i = 0; i < 60; i++) {
      await ask(`${i}.yaml`);
      assert.equal(await ask('open.yaml'), open);
    }
    assert.notEqual(await ask('closed.yaml'), closed);
  });

  it('tells faulty rows with file and line, and only so many', async () => {
    const sample = await read('{source: {jsonl: bad.jsonl}}');
    assert.equal(sample.rows.length, 3);
    assert.equal(sample.problems.length, 20);
    const [first] = sample.problems;
    assert.match(first?.file ?? '', /bad\.jsonl$/);
    assert.equal(first?.line, 4);
  });

  it('says that a file is missing', async () => {
    const sample = await read('{source: {jsonl: nowhere.jsonl}}');
    assert.deepEqual(sample.rows, []);
    assert.match(sample.problems[0]?.message ?? '', /nowhere\.jsonl/);
  });

  it('reads what was downloaded as soon as it is there, and never asks the network', () =>
    withHub(
      {
        'weather/reports': { branches: { 'refs/convert/parquet': { 'default/train/0000.parquet': madeParquet(100) } } },
      },
      async ({ hub, options }) => {
        const editor = new Samples(
          () => diskFiles,
          () => [folder],
          options,
        );
        const { task } = loadTask(
          'flan: task/1\ntask: a\ndata: {source: {hf: weather/reports}}\n',
          join(folder, 'a.task.flan.yaml'),
        );
        assert.ok(task);
        const before = await editor.read(documentOf(task.path), task.data, 50);
        assert.deepEqual(
          before.problems.map(({ code }) => code),
          ['hub-not-downloaded'],
        );
        assert.deepEqual(hub.requests, []);
        await readAll(task.data, 'train', { base: folder, fs: nodeFileSystem, hub: options, limit: 50 });
        hub.forget();
        const after = await editor.read(documentOf(task.path), task.data, 50);
        assert.deepEqual([after.rows.length, after.problems], [50, []]);
        assert.equal(await editor.read(documentOf(task.path), task.data, 50), after);
        assert.deepEqual(hub.requests, []);
      },
    ));
});
