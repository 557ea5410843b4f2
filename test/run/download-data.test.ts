import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cancelRun, readRunFiles, type RunEvent, type RunManifest, type RunMode } from '../../src/run';
import { runWorker } from '../../src/run/run-worker';
import { withHub, type HubFixture } from '../hub/hub-fixture';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

const id = 'moods/held';

/** A run whose held-out task reads a dataset of the hub, with the rows that its files had. */
async function makeRun(root: string, mode: RunMode): Promise<{ readonly dir: string; readonly rows: RowFiles }> {
  const recipePath = await makeWorkspace(root);
  const file = join(root, 'tasks', 'held.task.flan.yaml');
  const text = readFileSync(file, 'utf8')
    .replace(/source: .*/, `source: { hf: ${id} }`)
    .replace('dev: dev', 'dev: validation');
  writeFileSync(file, text);
  const dir = join(root, 'runs', 'tiny', 'now');
  mkdirSync(dir, { recursive: true });
  const manifest: RunManifest = {
    ...{ format: 1, name: 'tiny', stamp: 'now', mode, recipePath, recipe: {} },
    recipeText: readFileSync(recipePath, 'utf8'),
    versions: { workbench: '0', node: '0', onnxruntime: '0', platform: 'p' },
  };
  writeFileSync(join(dir, 'recipe.json'), JSON.stringify(manifest));
  const read = (split: string): string => readFileSync(join(root, 'data', `held.${split}.jsonl`), 'utf8');
  return { dir, rows: { 'dev.jsonl': read('dev'), 'test.jsonl': read('test') } };
}

type RowFiles = Readonly<Record<string, string>>;

async function eventsOf(dir: string): Promise<readonly RunEvent[]> {
  const files = await readRunFiles(dir);
  assert.ok(files.ok);
  return files.value.events;
}

describe('downloadData', function () {
  this.timeout(30_000);
  const root = temporaryFolder();
  let count = 0;

  /** A hub with the rows of a run, and the run. */
  function withRun(
    mode: RunMode,
    test: (run: HubFixture & { readonly dir: string; readonly rows: RowFiles }) => Promise<void>,
  ) {
    return withHub({}, async (fixture) => {
      const { dir, rows } = await makeRun(join(root, String(count++)), mode);
      fixture.hub.datasets.set(id, { branches: { main: rows } });
      await test({ ...fixture, dir, rows });
    });
  }

  it('downloads before it reads, and writes down which commit', () =>
    withRun('evaluate', async ({ hub, options, dir }) => {
      const revision = hub.commit(id, 'main');
      assert.equal(await runWorker(dir, options), undefined);
      const files = await readRunFiles(dir);
      assert.ok(files.ok);
      const { events, datasets, results } = files.value;
      assert.deepEqual(datasets, [{ task: 'held', id, config: 'default', revision, branch: 'main' }]);
      const phases = events.filter((event) => event.kind === 'phase').map(({ phase }) => phase);
      assert.deepEqual(phases.slice(0, 3), ['load-tasks', 'download-data', 'load-model']);
      const notice = events.find((event) => event.kind === 'notice');
      assert.equal(notice?.kind === 'notice' && notice.message, `held: ${id} is read at commit ${revision}.`);
      assert.ok(events.some((event) => event.kind === 'download' && event.received === event.total));
      assert.ok(results);
    }));

  it('reads the same commit when it is resumed, though the branch has moved', () =>
    withRun('evaluate', async ({ hub, options, dir, rows }) => {
      const revision = hub.commit(id, 'main');
      assert.equal(await runWorker(dir, options), undefined);
      hub.datasets.set(id, { branches: { main: { ...rows, 'test.jsonl': '' } } });
      hub.forget();
      assert.equal(await runWorker(dir, { ...options }), undefined);
      const files = await readRunFiles(dir);
      assert.equal(files.ok && files.value.datasets[0]?.revision, revision);
      assert.deepEqual(hub.requests, []);
    }));

  it('fails at once, with the reason, where the data cannot be had', () =>
    withRun('train', async ({ hub, options, dir }) => {
      hub.datasets.clear();
      const failure = await runWorker(dir, options);
      assert.equal(failure?.code, 'data-invalid');
      assert.match(failure.message, /^held: The hub has no dataset moods\/held/);
      assert.equal(failure.file, join(dirname(dirname(dirname(dir))), 'tasks', 'held.task.flan.yaml'));
    }));

  it('stops a download when the run is cancelled', () =>
    withRun('train', async ({ hub, options, dir }) => {
      hub.fault = () => {
        void cancelRun(dir);
        return { kind: 'status', status: 503 };
      };
      // Real seconds between attempts, long enough for the cancel to be heard in one of them.
      const { clock: _clock, ...slow } = options;
      assert.equal(await runWorker(dir, slow), undefined);
      assert.equal((await eventsOf(dir)).at(-1)?.kind, 'cancelled');
    }));

  it('never writes the token to the run directory', () =>
    withRun('evaluate', async ({ hub, options, dir, rows }) => {
      const token = 'hf_thisIsNoRealToken';
      hub.datasets.set(id, { branches: { main: rows }, token });
      assert.equal(await runWorker(dir, { ...options, token }), undefined);
      for (const name of ['recipe.json', 'events.jsonl', 'datasets.json', 'results.json', 'worker.json']) {
        assert.ok(!readFileSync(join(dir, name), 'utf8').includes(token), name);
      }
    }));

  it('asks once where a dataset stands, however many tasks read it', () =>
    withRun('train', async ({ hub, options, dir, rows }) => {
      const folder = join(dirname(dirname(dirname(dir))), 'tasks');
      const held = readFileSync(join(folder, 'held.task.flan.yaml'), 'utf8');
      writeFileSync(join(folder, 'twin.task.flan.yaml'), held.replace('task: held', 'task: twin'));
      hub.datasets.set(id, { branches: { main: rows } });
      assert.equal(await runWorker(dir, options), undefined);
      assert.equal(hub.requests.filter(({ path }) => path.includes('/revision/main')).length, 1);
      const files = await readRunFiles(dir);
      assert.deepEqual(files.ok && files.value.datasets.map(({ task }) => task), ['held', 'twin']);
    }));
});
