import assert from 'node:assert/strict';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAdapters, loadModel } from '../../src/model';
import { readRunFiles, type RunFiles, startRun, watchRun } from '../../src/run';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

async function run(recipe: string): Promise<RunFiles> {
  const workerPath = join(__dirname, '../../src/run/worker.ts');
  const started = await startRun(recipe, { workerPath, execArgv: ['--import', 'tsx'], version: '0.0.0-test' });
  assert.ok(started.ok, JSON.stringify(started));
  for await (const _ of watchRun(started.value.dir, { pollMilliseconds: 20 }));
  const files = await readRunFiles(started.value.dir);
  assert.ok(files.ok);
  return files.value;
}

describe('a run with adapters', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  it('trains adapters alone, each seed its own, and evaluates with them', async () => {
    const recipe = await makeWorkspace(folder, { steps: 40, trainSeeds: [3, 4] });
    await appendFile(recipe, '\nadapter: {kind: lora, rank: 4, alpha: 32, dropout: 0.1}\n');
    const before = await readFile(join(folder, 'model', 'model.safetensors'));
    const done = await run(recipe);
    assert.equal(done.state, 'finished', JSON.stringify(done.events.at(-1)));
    for (const seed of [3, 4]) {
      const losses = done.events.flatMap((event) => (event.kind === 'step' && event.seed === seed ? [event.loss] : []));
      assert.ok(losses.at(-1)! < losses[0]! - 0.03, `${losses[0]} to ${losses.at(-1)}`);
    }
    assert.ok(done.samples.some(({ choices }) => choices.some(({ base, tuned }) => Math.abs(base - tuned!) > 0.1)));

    const model = await loadModel(join(folder, 'model'));
    assert.ok(model.ok);
    const found = [];
    for (const name of ['model', 'model-seed-4']) {
      const adapters = await loadAdapters(join(done.dir, name), model.value.config);
      assert.ok(adapters.ok, JSON.stringify(adapters));
      await assert.rejects(stat(join(done.dir, name, 'model.safetensors')));
      found.push(adapters.value);
    }
    assert.deepEqual(found[0]!.modules, found[1]!.modules);
    assert.equal(found[0]!.modules.length % 7, 0);
    for (const [name, { data }] of found[0]!.weights)
      assert.notDeepEqual(data, found[1]!.weights.get(name)!.data, name);
    assert.deepEqual(await readFile(join(folder, 'model', 'model.safetensors')), before);
  });

  it('says which layers there are where the recipe names others', async () => {
    const recipe = await makeWorkspace(folder, { steps: 2 });
    await appendFile(recipe, '\nadapter: {kind: lora, target_modules: [q_proj, qkv]}\n');
    const done = await run(recipe);
    const last = done.events.at(-1);
    assert.ok(last?.kind === 'failed', JSON.stringify(last));
    assert.match(last.message, /no linear layer called qkv/);
    assert.match(last.remedy ?? '', /q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj/);
  });
});
