import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRunFiles, type RunFailure, startRun, watchRun } from '../../src/run';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('startRun', () => {
  const root = temporaryFolder();
  let count = 0;

  /** Spoils one file of a fresh workspace and gives what starting says. */
  async function failureAfter(spoil: (folder: string, recipe: string) => void): Promise<RunFailure> {
    const folder = join(root, String(count++));
    const recipe = await makeWorkspace(folder);
    spoil(folder, recipe);
    const started = await startRun(recipe, { workerPath: '/nowhere/worker.js', version: '0' });
    assert.ok(!started.ok);
    assert.equal(existsSync(join(folder, 'runs')), false, 'no run directory is made');
    return started.error;
  }

  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from));
    writeFileSync(path, text.replace(from, to));
  };

  it('names the line of a wrong recipe field', async () => {
    const failure = await failureAfter((_, recipe) => {
      edit(recipe, 'optimizer: adamw', 'optimizer: 17');
    });
    assert.equal(failure.code, 'recipe-invalid');
    assert.equal(failure.line, 12);
  });

  it('names the task file and line of a template that does not parse', async () => {
    const failure = await failureAfter((folder) => {
      edit(join(folder, 'tasks', 'mood.task.flan.yaml'), '{{ text }}', '{{ text');
    });
    assert.equal(failure.code, 'task-invalid');
    assert.match(failure.file!, /mood\.task\.flan\.yaml$/);
    assert.ok(failure.line! >= 14);
  });

  it('says which cluster is not there', async () => {
    const failure = await failureAfter((_, recipe) => {
      edit(recipe, 'clusters: [nli]', 'clusters: [nlo]');
    });
    assert.equal(failure.code, 'plan-invalid');
    assert.match(failure.message, /nlo/);
    assert.equal(failure.line, 4);
  });

  it('says where the model was looked for', async () => {
    const failure = await failureAfter((folder) => {
      rmSync(join(folder, 'model'), { recursive: true });
    });
    assert.equal(failure.code, 'model-invalid');
    assert.match(failure.message, /model/);
    assert.ok(failure.remedy !== undefined);
  });

  it('says which patterns match nothing', async () => {
    const failure = await failureAfter((_, recipe) => {
      edit(recipe, 'tasks/*.task', 'jobs/*.task');
    });
    assert.equal(failure.code, 'no-tasks');
    assert.match(failure.message, /jobs/);
  });

  it('says that there is no such recipe', async () => {
    const started = await startRun(join(root, 'none.recipe.flan.yaml'), { workerPath: 'w', version: '0' });
    assert.ok(!started.ok);
    assert.match(started.error.message, /none\.recipe/);
  });

  it('notices at once a worker that dies while it loads, and keeps its last words', async () => {
    const folder = join(root, 'dies');
    const recipe = await makeWorkspace(folder);
    const workerPath = join(folder, 'worker.js');
    writeFileSync(workerPath, 'console.error("no such library"); process.exit(3);');
    const started = await startRun(recipe, { workerPath, version: '0' });
    assert.ok(started.ok);
    const before = Date.now();
    for await (const _ of watchRun(started.value.dir)) assert.fail('it said nothing');
    assert.ok(Date.now() - before < 10_000);
    const run = await readRunFiles(started.value.dir);
    assert.ok(run.ok);
    assert.equal(run.value.state, 'lost');
    assert.equal(run.value.log, 'no such library');
  });

  it('says that the worker could not be started', async () => {
    const recipe = await makeWorkspace(join(root, 'spawn'));
    const options = { workerPath: 'w.js', version: '0', execPath: '/nowhere/node' };
    const started = await startRun(recipe, options);
    assert.ok(!started.ok);
    assert.equal(started.error.code, 'worker-failed');
    assert.ok(existsSync(join(dirname(recipe), 'runs', 'tiny')));
  });
});
