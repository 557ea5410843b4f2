import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FailedEvent, NoticeEvent, RunEvent } from '../../src/run';
import { runWorker } from '../../src/run/run-worker';
import { edit, filesOf, makeRun, noHub } from './a-run';
import type { WorkspaceOptions } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('runWorker', function () {
  this.timeout(30_000);
  const root = temporaryFolder();
  let count = 0;
  const hub = noHub(root);

  const newRun = (options: WorkspaceOptions, spoil?: (folder: string, recipe: string) => void): Promise<string> =>
    makeRun(join(root, String(count++)), options, spoil);

  const allEvents = async (dir: string): Promise<readonly RunEvent[]> => (await filesOf(dir)).events;

  async function failureOf(dir: string): Promise<FailedEvent> {
    const failure = await runWorker(dir, hub);
    const last = (await allEvents(dir)).at(-1);
    assert.equal(last?.kind, 'failed', JSON.stringify(last));
    assert.equal(failure?.code, last.code);
    return last;
  }

  it('refuses to be the second on a run', async () => {
    const dir = await newRun({ steps: 2 });
    const [first, second] = await Promise.all([runWorker(dir, hub), runWorker(dir, hub)]);
    const refused = [first, second].filter((failure) => failure?.code === 'already-running');
    assert.equal(refused.length, 1, JSON.stringify([first, second]));
    const kinds = (await allEvents(dir)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'started').length, 1);
    assert.equal(kinds.at(-1), 'finished');
  });

  it('reports a faulty row by file and line and goes on without it', async () => {
    const dir = await newRun({ steps: 1 }, (folder) => {
      appendFileSync(join(folder, 'data', 'mood.train.jsonl'), '{"text": "aa", "label":\n');
    });
    assert.equal(await runWorker(dir, hub), undefined);
    const notice = (await allEvents(dir)).find((event): event is RunEvent & NoticeEvent => event.kind === 'notice');
    assert.match(notice!.file!, /mood\.train\.jsonl$/);
    assert.equal(notice!.line, 41);
  });

  it('says that all examples are too long rather than searching for ever', async () => {
    const dir = await newRun({}, (_, recipe) => {
      edit(recipe, 'input: 48', 'input: 1');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'nothing-to-train-on');
    assert.match(failure.message, /0 of 6 steps/);
    assert.match(failure.remedy!, /lengths/);
  });

  it('says why no held-out question can be scored', async () => {
    const dir = await newRun({}, (folder, recipe) => {
      edit(join(folder, 'tasks', 'held.task.flan.yaml'), 'scoring: rank', 'scoring: generate');
      edit(recipe, 'eval: {', 'eval: { scoring: [rank], ');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'nothing-to-score');
    assert.match(failure.message, /held\/plain: it has "scoring: generate"/);
  });

  it('names a model file that is broken', async () => {
    const dir = await newRun({}, (folder) => {
      writeFileSync(join(folder, 'model', 'model.safetensors'), 'not weights');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'model-invalid');
    assert.match(failure.file!, /model\.safetensors$/);
  });

  it('stops with the remedy when training diverges', async () => {
    const dir = await newRun({ steps: 200 }, (_, recipe) => {
      edit(recipe, 'lr: 0.01', 'lr: 1.0e+30');
    });
    const failure = await failureOf(dir);
    assert.equal(failure.code, 'engine-failed');
    assert.match(failure.remedy!, /train\.lr/);
  });

  it('trains for epochs as well as for steps', async () => {
    const dir = await newRun({}, (_, recipe) => {
      edit(recipe, 'steps: 6', 'epochs: 2');
    });
    assert.equal(await runWorker(dir, hub), undefined);
    const data = (await allEvents(dir)).find((event) => event.kind === 'data');
    assert.ok(data?.kind === 'data');
    // Forty rows, twice, at the measured length, in batches of 4 sequences of 57 tokens.
    assert.equal(data.steps, Math.ceil((80 * data.tokensPerExample) / (4 * 57)));
    assert.ok(data.steps > 5);
  });

  it('writes nothing where there is no run', async () => {
    const failure = await runWorker(dirname(root), hub);
    assert.equal(failure?.code, 'run-unreadable');
  });
});
