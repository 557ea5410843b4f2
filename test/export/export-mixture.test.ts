import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { nodeFileSystem, readAll } from '../../src/data';
import { buildQuestions } from '../../src/evaluation';
import { exportMixture, type ExportOptions, type ExportReport } from '../../src/export';
import { hubOptionsFromEnvironment } from '../../src/hub';
import { evaluationSeed, loadMixture, type LoadedMixture } from '../../src/mixture';
import { loadModel, type Model } from '../../src/model';
import { encodePair } from '../../src/tokenizer';
import { newTally, tokenize } from '../../src/run/training-data';
import { readTrainingSet } from '../../src/run/training-set';
import type { WorkerSession } from '../../src/run/session';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';

type Line = Readonly<Record<string, unknown>>;

describe('exportMixture', function () {
  this.timeout(20_000);
  const folder = temporaryFolder();
  let recipePath: string;
  let mixture: LoadedMixture;
  let model: Model;
  let number = 0;
  before(async () => {
    recipePath = await makeWorkspace(folder);
    const loaded = await loadMixture(readFileSync(recipePath, 'utf8'), recipePath, nodeFileSystem);
    const read = await loadModel(join(folder, 'model'));
    assert.ok(loaded.ok && read.ok);
    mixture = loaded.value;
    model = read.value;
  });

  const fresh = (): string => join(folder, `out-${String(number++)}`);
  const run = (out: string, options: Partial<ExportOptions> = {}) =>
    exportMixture({ recipePath, out, formats: ['prompt_completion'], version: '1', ...options });
  async function report(out: string, options: Partial<ExportOptions> = {}): Promise<ExportReport> {
    const result = await run(out, options);
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  }
  async function cancelAtRows(out: string): Promise<void> {
    const abort = new AbortController();
    const result = await run(out, {
      rows: 1_000_000,
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'rows') abort.abort();
      },
    });
    assert.equal(!result.ok && result.error.code, 'cancelled');
  }
  const lines = (out: string, path: string): Line[] =>
    readFileSync(join(out, path), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const tree = (out: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(out, { recursive: true, encoding: 'utf8' })
        .filter((path) => statSync(join(out, path)).isFile())
        .sort()
        .map((path) => [
          path,
          createHash('sha256')
            .update(readFileSync(join(out, path)))
            .digest('hex'),
        ]),
    );

  it('writes the very examples that the trainer sees, in its order', async () => {
    const session = { emit: () => undefined, breathe: () => Promise.resolve() } as unknown as WorkerSession;
    const set = await readTrainingSet(
      mixture.recipe,
      mixture.plan,
      nodeFileSystem,
      hubOptionsFromEnvironment({}),
      session,
    );
    assert.ok(set.ok);
    for (const seed of [0, 3]) {
      const out = fresh();
      await report(out, { rows: 150, seed });
      const seen = [];
      for (const example of set.value.examples(seed)) {
        const pair = tokenize(example, model, mixture.recipe, newTally());
        if (pair !== undefined) seen.push({ pair, task: example.task.name, row: example.rowIndex, seed: example.seed });
        if (seen.length === 150) break;
      }
      const written = lines(out, 'prompt_completion/train.jsonl').map((line) => ({
        pair: encodePair(model.tokenizer, line['prompt'] as string, line['completion'] as string),
        task: line['flan_task'],
        row: line['flan_row'],
        seed: line['flan_seed'],
      }));
      assert.deepEqual(written, seen);
    }
  });

  it('asks of the held-out rows what the evaluation asks', async () => {
    const out = fresh();
    const { manifest } = await report(out, { parts: ['held_out', 'dev'] });
    const [task] = mixture.plan.heldOut;
    const { rows } = await readAll(task!.data, 'test', { base: join(folder, 'tasks'), fs: nodeFileSystem });
    const { questions } = buildQuestions(task!, rows, evaluationSeed(mixture.recipe));
    const key = (line: Line): string => JSON.stringify([line['prompt'], line['template'], line['row'], line['gold']]);
    const written = lines(out, 'prompt_completion/held_out.jsonl').map((line) =>
      key({ ...line, template: line['flan_template'], row: line['flan_row'], gold: line['flan_gold'] }),
    );
    assert.deepEqual(written.sort(), questions.map((question) => key({ ...question })).sort());
    assert.equal(manifest.parts.held_out?.written, 24);
    assert.equal(manifest.parts.dev?.written, 12);
    assert.equal(manifest.parts.train, undefined);
  });

  it('counts one pass as the training rows, and says what became of them', async () => {
    const { manifest } = await report(fresh());
    assert.deepEqual(
      { ...manifest.parts.train, inputs: '' },
      {
        ...{ drawn: 40, written: 40, blank: 0, failed: 0, dropped: 0, truncated: 0 },
        ...{ inputs: '', notes: [] },
      },
    );
    assert.deepEqual(manifest.lengths, { applied: true, input: 48, target: 8, sequence: 57, overflow: 'drop' });
  });

  it('gives the same bytes twice, others for another seed', async () => {
    const formats = ['prompt_completion', 'messages', 'alpaca', 'axolotl_segments', 'inputs_targets'] as const;
    for (const container of ['jsonl', 'parquet'] as const) {
      const [one, two] = [fresh(), fresh()];
      await report(one, { formats, container, parts: ['train', 'dev', 'held_out'] });
      await report(two, { formats, container, parts: ['train', 'dev', 'held_out'] });
      assert.deepEqual(tree(one), tree(two));
      const other = fresh();
      await report(other, { formats, container, seed: 5 });
      assert.notEqual(tree(one)[`messages/train.${container}`], tree(other)[`messages/train.${container}`]);
    }
  });

  it('holds the same rows in both containers', async () => {
    const out = fresh();
    const formats = ['prompt_completion', 'messages', 'axolotl_segments'] as const;
    await report(out, { formats });
    await report(out, { formats, container: 'parquet' });
    for (const format of formats) {
      const file = await asyncBufferFromFile(join(out, format, 'train.parquet'));
      const rows = await parquetReadObjects({ file, compressors });
      const plain = rows.map(
        (row) =>
          JSON.parse(
            JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
          ) as Line,
      );
      assert.deepEqual(plain, lines(out, `${format}/train.jsonl`));
    }
  });

  it('lists every file with its size and hash', async () => {
    const out = fresh();
    const { manifest, manifestPath } = await report(out, { formats: ['alpaca', 'messages'] });
    const onDisk = tree(out);
    assert.equal(manifestPath, join(out, 'export.json'));
    assert.deepEqual(JSON.parse(readFileSync(manifestPath, 'utf8')), manifest);
    delete onDisk['export.json'];
    assert.deepEqual(Object.fromEntries(manifest.files.map(({ path, sha256 }) => [path, sha256])), onDisk);
    assert.equal(readFileSync(manifestPath, 'utf8').includes(folder), false, 'an absolute path is in the manifest');
  });

  describe('again', () => {
    it('keeps what is complete and from the same inputs', async () => {
      const out = fresh();
      await report(out);
      const before = tree(out);
      const times = ['train', 'held_out'].map((part) => statSync(join(out, `prompt_completion/${part}.jsonl`)).mtimeMs);
      const { kept } = await report(out);
      assert.deepEqual([...kept].sort(), ['prompt_completion/held_out.jsonl', 'prompt_completion/train.jsonl']);
      assert.deepEqual(tree(out), before);
      assert.deepEqual(
        ['train', 'held_out'].map((part) => statSync(join(out, `prompt_completion/${part}.jsonl`)).mtimeMs),
        times,
      );
    });

    it('writes anew what was damaged, lost, or is asked for in addition', async () => {
      const out = fresh();
      await report(out);
      const before = tree(out);
      const path = join(out, 'prompt_completion/train.jsonl');
      writeFileSync(path, readFileSync(path, 'utf8').replace('prompt', 'promqt'));
      rmSync(join(out, 'prompt_completion/held_out.jsonl'));
      assert.deepEqual((await report(out)).kept, []);
      assert.deepEqual(tree(out), before);
      const { kept, manifest } = await report(out, { formats: ['prompt_completion', 'alpaca'] });
      assert.equal(kept.length, 2);
      assert.equal(manifest.files.filter(({ format }) => format === 'alpaca').length, 2);
    });

    it('writes anew what a changed row, template or option touches', async () => {
      const out = fresh();
      await report(out);
      const { kept } = await report(out, { rows: 7 });
      assert.deepEqual(kept, ['prompt_completion/held_out.jsonl']);
      const data = join(folder, 'data', 'held.test.jsonl');
      const original = readFileSync(data, 'utf8');
      writeFileSync(data, original.replace('aa', 'bb'));
      assert.deepEqual((await report(out, { rows: 7 })).kept, ['prompt_completion/train.jsonl']);
      writeFileSync(data, original);
    });

    it('goes on behind an interruption with what was finished then', async () => {
      const out = fresh();
      const abort = new AbortController();
      const interrupted = await run(out, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (progress.phase === 'rows' && progress.part === 'held_out') abort.abort();
        },
      });
      // The held-out part is small enough to end before the cancel is heard; what counts is the manifest.
      if (!interrupted.ok) assert.equal(interrupted.error.code, 'cancelled');
      rmSync(join(out, 'export.json'), { force: true });
      const { kept } = await report(out);
      if (!interrupted.ok) assert.deepEqual(kept, ['prompt_completion/train.jsonl']);
      assert.equal(existsSync(join(out, '.export-unfinished.json')), false);
    });
  });

  it('leaves no half file, and no manifest, when it is cancelled', async () => {
    const out = fresh();
    await cancelAtRows(out);
    assert.deepEqual(tree(out), {});
  });

  it('leaves an export as it was when another into its folder is cancelled', async () => {
    const out = fresh();
    await report(out);
    const before = tree(out);
    await cancelAtRows(out);
    assert.deepEqual(tree(out), before);
  });

  it('says what is in the way of the folder', async () => {
    const file = fresh();
    writeFileSync(file, 'mine');
    for (const out of [file, join(file, 'deeper')]) {
      const result = await run(out);
      assert.ok(!result.ok);
      assert.equal(result.error.code, 'write-failed');
      assert.ok(result.error.remedy);
    }
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });

  it('says without a tokenizer that lengths were not applied, and writes all the same', async () => {
    const text = readFileSync(recipePath, 'utf8').replace('path: model', 'path: org/elsewhere');
    const path = join(folder, 'elsewhere.recipe.flan.yaml');
    writeFileSync(path, text);
    const out = fresh();
    const { manifest } = await report(out, { recipePath: path });
    assert.equal(manifest.lengths.applied, false);
    assert.match(manifest.lengths.applied ? '' : manifest.lengths.why, /org\/elsewhere/);
    assert.equal(manifest.parts.train?.written, 40);
    assert.match(readFileSync(join(out, 'trl_sft.yaml'), 'utf8'), /^model_name_or_path: org\/elsewhere$/m);
  });

  it('applies lengths as the recipe says: drops or shortens', async () => {
    const text = readFileSync(recipePath, 'utf8');
    const written = async (overflow: string): Promise<ExportReport> => {
      const path = join(folder, `${overflow}.recipe.flan.yaml`);
      writeFileSync(
        path,
        text.replace(/input: 48, target: 8, overflow: drop/, `input: 14, target: 8, overflow: ${overflow}`),
      );
      return report(fresh(), { recipePath: path });
    };
    const dropped = (await written('drop')).manifest.parts.train!;
    assert.ok(dropped.dropped > 0);
    assert.equal(dropped.written + dropped.dropped, dropped.drawn);
    const truncated = (await written('truncate')).manifest.parts.train!;
    assert.equal(truncated.truncated, dropped.dropped);
    assert.equal(truncated.written, truncated.drawn);
  });

  it('leaves a configuration alone that a person has changed', async () => {
    const out = fresh();
    await report(out);
    writeFileSync(join(out, 'trl_sft.yaml'), 'mine: true\n');
    const { notes, manifest } = await report(out, { rows: 5 });
    assert.equal(readFileSync(join(out, 'trl_sft.yaml'), 'utf8'), 'mine: true\n');
    assert.match(notes[0]?.what ?? '', /trl_sft\.yaml/);
    assert.ok(manifest.files.some(({ path }) => path === 'README.md'));
  });

  it('puts a system message before conversations', async () => {
    const out = fresh();
    await report(out, { formats: ['messages'], system: 'Be brief.', rows: 1 });
    const [line] = lines(out, 'messages/train.jsonl');
    const { messages } = line as { messages: { role: string; content: string }[] };
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant'],
    );
    assert.equal(messages[2]!.content.trim(), messages[2]!.content);
  });

  it('names the place of a recipe or task that is not sound, and the formats that there are', async () => {
    const path = join(folder, 'wrong.recipe.flan.yaml');
    writeFileSync(path, 'flan: recipe/1\nrun: x\ntasks: [tasks/*.yaml]\nmodel: {path: m}\nnonsense: 1\n');
    const wrong = await run(fresh(), { recipePath: path });
    assert.equal(!wrong.ok && wrong.error.code, 'recipe-invalid');
    assert.equal(!wrong.ok && wrong.error.file, path);
    const unknown = await run(fresh(), { formats: ['nope' as 'alpaca'] });
    assert.match((!unknown.ok && unknown.error.remedy) || '', /prompt_completion/);
  });
});
