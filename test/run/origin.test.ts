import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunFailure } from '../../src/run';
import { runWorker } from '../../src/run/run-worker';
import { edit, filesOf, makeRun, noHub } from './a-run';
import { temporaryFolder } from './temporary';

describe('the origin of a training', function () {
  this.timeout(60_000);
  const root = temporaryFolder();
  const hub = noHub(root);
  let count = 0;

  /** Trains, takes the results away so that there is something to go on with, changes something, and goes on. */
  async function goOnAfter(
    change: (files: { readonly dir: string; readonly folder: string }) => void,
  ): Promise<RunFailure | undefined> {
    const folder = join(root, String(count++));
    const dir = await makeRun(folder, { steps: 3 });
    assert.equal(await runWorker(dir, hub), undefined);
    change({ dir, folder });
    const failure = await runWorker(dir, hub);
    if (failure !== undefined) {
      assert.equal(failure.code, 'run-changed');
      assert.match(failure.remedy!, /start a new run/);
      assert.match(failure.file!, /seed-0-step-3\.ckpt$/);
      assert.equal((await filesOf(dir)).events.at(-1)?.kind, 'failed');
    }
    return failure;
  }

  /** The run's own copy of the recipe. */
  const recipeOf = (dir: string): string => join(dir, 'recipe.json');

  it('names a setting of training that is another now, with both values', async () => {
    const failure = await goOnAfter(({ dir }) => {
      edit(recipeOf(dir), 'lr: 0.01', 'lr: 0.02');
    });
    assert.equal(failure?.message, 'The recipe of this run has changed since its checkpoint: train.lr (0.01 → 0.02).');
  });

  it('names steps and lengths as the recipe file does', async () => {
    const failure = await goOnAfter(({ dir }) => {
      edit(recipeOf(dir), 'steps: 3', 'steps: 4');
      edit(recipeOf(dir), 'input: 48', 'input: 47');
    });
    assert.match(failure!.message, /lengths\.input \(48 → 47\), train\.steps \(3 → 4\)/);
  });

  it('names a task whose template says something else', async () => {
    const failure = await goOnAfter(({ folder }) => {
      edit(join(folder, 'tasks', 'mood.task.flan.yaml'), 'is this good?', 'is it good?');
    });
    assert.match(failure!.message, /templates or rows since the checkpoint: mood\./);
  });

  it('names a task with one word changed in one row', async () => {
    const failure = await goOnAfter(({ folder }) => {
      const file = join(folder, 'data', 'mood.train.jsonl');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(/"label":(\d)/, (_, label) => `"label":${1 - Number(label)}`),
      );
    });
    assert.match(failure!.message, /: mood\./);
  });

  it('tells that the base model is another', async () => {
    const failure = await goOnAfter(({ folder }) => {
      const file = join(folder, 'model', 'model.safetensors');
      const bytes = readFileSync(file);
      for (let at = bytes.length - 1000; at < bytes.length; at += 4) bytes[at]! ^= 1;
      writeFileSync(file, bytes);
    });
    assert.equal(failure?.message, 'The base model has changed since the checkpoint.');
  });

  const harmless: Readonly<Record<string, (files: { readonly dir: string; readonly folder: string }) => void>> = {
    'how often is reported and saved': ({ dir }) => {
      edit(recipeOf(dir), 'log_every: 1', 'log_every: 2\\n  checkpoint_every: 2');
    },
    'what is evaluated': ({ dir }) => {
      edit(recipeOf(dir), 'limit: 8, dev: 4', 'limit: 6, dev: 0');
    },
    'another training seed': ({ dir }) => {
      edit(recipeOf(dir), 'train: [0]', 'train: [0, 1]');
    },
    'a comment, a title and the place in a task file': ({ folder }) => {
      appendFileSync(join(folder, 'tasks', 'mood.task.flan.yaml'), '# seen by nobody\n');
    },
    'rows and templates of a held-out task': ({ folder }) => {
      edit(join(folder, 'tasks', 'held.task.flan.yaml'), 'is this good?', 'is it good?');
      appendFileSync(join(folder, 'data', 'held.test.jsonl'), '{"text": "aa", "label": 0}\n');
    },
    'the recipe file, for the run has its own copy': ({ dir }) => {
      edit(join(dirname(dirname(dirname(dir))), 'tiny.recipe.flan.yaml'), 'lr: 0.01', 'lr: 0.02');
    },
  };
  for (const [name, change] of Object.entries(harmless)) {
    it(`lets change ${name}`, async () => {
      assert.equal(await goOnAfter(change), undefined);
    });
  }
});
