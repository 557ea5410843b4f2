import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FailedEvent, type NoticeEvent, readRunFiles, type RunEvent, type RunManifest } from '../../src/run';
import { runWorker } from '../../src/run/run-worker';
import { makeWorkspace, type WorkspaceOptions } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('runWorker', function () {
  this.timeout(30_000);
  const root = temporaryFolder();
  let count = 0;
  const noHub = {
    endpoint: 'http://127.0.0.1:1',
    cacheDir: join(root, 'hub'),
    assetsDir: join(root, 'assets'),
    offline: true,
  };

  /** A run directory without a worker; the test is the worker. */
  async function makeRun(options: WorkspaceOptions, spoil: (folder: string, recipe: string) => void): Promise<string> {
    const folder = join(root, String(count++));
    const recipePath = await makeWorkspace(folder, options);
    spoil(folder, recipePath);
    const dir = join(folder, 'runs', 'tiny', 'now');
    mkdirSync(dir, { recursive: true });
    const manifest: RunManifest = {
      ...{ format: 1, name: 'tiny', stamp: 'now', mode: 'train', recipePath, recipe: {} },
      recipeText: readFileSync(recipePath, 'utf8'),
      versions: { workbench: '0', node: '0', onnxruntime: '0', platform: 'p' },
    };
    writeFileSync(join(dir, 'recipe.json'), JSON.stringify(manifest));
    return dir;
  }

  async function eventsOf(dir: string): Promise<readonly RunEvent[]> {
    const files = await readRunFiles(dir);
    assert.ok(files.ok);
    return files.value.events;
  }

  async function failureOf(dir: string): Promise<FailedEvent> {
    const failure = await runWorker(dir, noHub);
    const last = (await eventsOf(dir)).at(-1);
    assert.equal(last?.kind, 'failed', JSON.stringify(last));
    assert.equal(failure?.code, last.code);
    return last;
  }

  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from), from);
    writeFileSync(path, text.replaceAll(from, to));
  };

  it('refuses to be the second on a run', async () => {
    const dir = await makeRun({ steps: 2 }, () => undefined);
    const [first, second] = await Promise.all([runWorker(dir, noHub), runWorker(dir, noHub)]);
    const refused = [first, second].filter((failure) => failure?.code === 'already-running');
    assert.equal(refused.length, 1, JSON.stringify([first, second]));
    const kinds = (await eventsOf(dir)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'started').length, 1);
    assert.equal(kinds.at(-1), 'finished');
  });

  it('reports a faulty row by file and line and goes on without it', async () => {
    const dir = await makeRun({ steps: 1 }, (folder) => {
      appendFileSync(join(folder, 'data', 'mood.train.jsonl'), '{"text": "aa", "label":\n');
    });
    assert.equal(await runWorker(dir, noHub), undefined);
    const notice = (await eventsOf(dir)).find((event): event is RunEvent & NoticeEvent => event.kind === 'notice');
    assert.match(notice!.file!, /mood\.train\.jsonl$/);
    assert.equal(notice!.line, 41);
  });

  it('says that all examples are too long rather than searching for ever', async () => {
    const dir = await makeRun({}, (_, recipe) => {
      edit(recipe, 'input: 48', 'input: 1');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'nothing-to-train-on');
    assert.match(failure.message, /0 of 6 steps/);
    assert.match(failure.remedy!, /lengths/);
  });

  it('says why no held-out question can be ranked', async () => {
    const dir = await makeRun({}, (folder) => {
      edit(join(folder, 'tasks', 'held.task.flan.yaml'), 'scoring: rank', 'scoring: generate');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'nothing-to-score');
    assert.match(failure.message, /held\/plain: it is scored by generation/);
  });

  it('names a model file that is broken', async () => {
    const dir = await makeRun({}, (folder) => {
      writeFileSync(join(folder, 'model', 'model.safetensors'), 'not weights');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'model-invalid');
    assert.match(failure.file!, /model\.safetensors$/);
  });

  it('stops with the remedy when training diverges', async () => {
    const dir = await makeRun({ steps: 200 }, (_, recipe) => {
      edit(recipe, 'lr: 0.01', 'lr: 1.0e+30');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'engine-failed');
    assert.match(failure.remedy!, /train\.lr/);
  });

  it('trains for epochs as well as for steps', async () => {
    const dir = await makeRun({}, (_, recipe) => {
      edit(recipe, 'steps: 6', 'epochs: 2');
    });
    assert.equal(await runWorker(dir, noHub), undefined);
    const data = (await eventsOf(dir)).find((event) => event.kind === 'data');
    assert.ok(data?.kind === 'data');
    // Forty rows, twice, at the measured length, in batches of 4 sequences of 57 tokens.
    assert.equal(data.steps, Math.ceil((80 * data.tokensPerExample) / (4 * 57)));
    assert.ok(data.steps > 5);
  });

  it('writes nothing where there is no run', async () => {
    const failure = await runWorker(dirname(root), noHub);
    assert.equal(failure?.code, 'run-unreadable');
  });
});
