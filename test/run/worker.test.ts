import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel } from '../../src/model';
import {
  cancelRun,
  readRunFiles,
  resumeRun,
  type RunEvent,
  type RunFiles,
  startRun,
  type StartOptions,
  watchRun,
} from '../../src/run';
import { worker } from './a-worker';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

async function start(recipe: string, options: Partial<StartOptions> = {}): Promise<string> {
  const started = await startRun(recipe, { ...worker, ...options });
  assert.ok(started.ok, JSON.stringify(started));
  return started.value.dir;
}

async function toTheEnd(dir: string, onEvent?: (event: RunEvent) => void): Promise<RunFiles> {
  for await (const event of watchRun(dir, { pollMilliseconds: 20 })) onEvent?.(event);
  const files = await readRunFiles(dir);
  assert.ok(files.ok);
  return files.value;
}

const losses = ({ events }: RunFiles): readonly number[] =>
  events.flatMap((event) => (event.kind === 'step' ? [event.loss] : []));

describe('the worker', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let recipe: string;
  before(async () => {
    recipe = await makeWorkspace(folder);
  });

  it('goes the whole way and leaves it in files', async () => {
    const dir = await start(recipe);
    const run = await toTheEnd(dir);
    const last = run.events.at(-1);
    assert.equal(run.state, 'finished', JSON.stringify(last) + readFileSync(join(dir, 'worker.log'), 'utf8'));
    assert.deepEqual(
      run.events.map(({ seq }) => seq),
      run.events.map((_, i) => i),
    );

    const planned = run.events.find((event) => event.kind === 'planned');
    assert.ok(planned?.kind === 'planned');
    assert.deepEqual(
      planned.train.map(({ task, rate }) => [task, rate]),
      [['mood', 1]],
    );
    assert.deepEqual(
      planned.dropped.map(({ task, cause }) => [task, cause]),
      [['kin', 'partner']],
    );

    assert.equal(losses(run).length, 6);
    assert.ok(losses(run).every((loss) => loss > 0 && loss < 20));
    assert.ok(losses(run).at(-1)! < losses(run)[0]!, 'six steps at this rate lower the loss');

    const { results } = run;
    assert.ok(results?.tuned !== undefined && results.comparison !== undefined);
    assert.equal(results.base.tasks[0]?.n, 8);
    assert.equal(results.base.tasks[0]?.templates.length, 2);
    assert.equal(results.devBest.tuned[0]?.devRows, 4);
    assert.equal(results.seeds[0]?.steps, 6);
    // The samples hold what the accuracies were computed from.
    assert.equal(run.samples.length, 16);
    const right = run.samples.filter(({ base, gold }) => base === gold).length / run.samples.length;
    assert.ok(Math.abs(right - results.base.tasks[0].mean) < 1e-9);
    assert.ok(run.samples.every(({ choices }) => choices.every(({ base, tuned }) => base < 0 && tuned! < 0)));

    const before = await loadModel(join(folder, 'model'));
    const after = await loadModel(join(dir, 'model'));
    assert.ok(before.ok && after.ok);
    const name = 'model.embed_tokens.weight';
    assert.notDeepEqual(after.value.weights.get(name)!.data, before.value.weights.get(name)!.data);
    assert.ok(existsSync(join(dir, 'checkpoints', 'seed-0-step-6.ckpt')));
    assert.equal(run.manifest.versions.workbench, '0.0.0-test');
    assert.match(run.manifest.versions.onnxruntime, /^1\./);
  });

  it('gives the same losses and results for the same recipe', async () => {
    const [first, second] = [await toTheEnd(await start(recipe)), await toTheEnd(await start(recipe))];
    assert.deepEqual(losses(first), losses(second));
    assert.deepEqual(first.results?.tuned, second.results?.tuned);
  });

  it('averages over training seeds, each from the same base', async () => {
    const twice = await makeWorkspace(join(folder, 'seeds'), { steps: 3, trainSeeds: [1, 2] });
    const run = await toTheEnd(await start(twice));
    const { results } = run;
    assert.deepEqual(
      results?.seeds.map(({ seed }) => seed),
      [1, 2],
    );
    const mean = (results.seeds[0]!.clusters[0]!.mean + results.seeds[1]!.clusters[0]!.mean) / 2;
    assert.ok(Math.abs(mean - results.tuned!.clusters[0]!.mean) < 1e-9);
    assert.ok(existsSync(join(run.dir, 'model-seed-2', 'model.safetensors')));
  });

  it('evaluates the base model alone', async () => {
    const run = await toTheEnd(await start(recipe, { mode: 'evaluate' }));
    assert.equal(run.state, 'finished');
    assert.equal(run.results?.tuned, undefined);
    assert.equal(losses(run).length, 0);
    assert.equal(run.samples.length, 16);
  });

  it('heeds a cancel that was given before the worker had begun', async () => {
    const dir = await start(recipe);
    await cancelRun(dir);
    const run = await toTheEnd(dir);
    assert.equal(run.state, 'cancelled');
    assert.equal(losses(run).length, 0);
  });

  it('stops when told to, and goes on from there as if never stopped', async () => {
    const long = await makeWorkspace(join(folder, 'long'), { steps: 160, train: 'checkpoint_every: 20' });
    const whole = await toTheEnd(await start(long));
    const dir = await start(long);
    let asked = false;
    const cancelled = await toTheEnd(dir, (event) => {
      if (event.kind !== 'step' || event.step < 3 || asked) return;
      asked = true;
      void cancelRun(dir);
    });
    assert.equal(cancelled.state, 'cancelled');
    const done = losses(cancelled).length;
    assert.ok(done >= 3 && done < 160, String(done));

    const resumed = await resumeRun(dir, worker);
    assert.ok(resumed.ok, JSON.stringify(resumed));
    const run = await toTheEnd(dir);
    assert.equal(run.state, 'finished', JSON.stringify(run.events.at(-1)));
    assert.deepEqual(losses(run), losses(whole));
    assert.deepEqual(run.results?.tuned, whole.results?.tuned);
  });
});
