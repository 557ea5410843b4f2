import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunFiles, startRun, watchRun } from '../../src/run';
import { probeProvider } from '../../src/run/provider/probe';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';

const worker = { workerPath: join(__dirname, '../../src/run/worker.ts'), execArgv: ['--import', 'tsx'] };

describe('WebGPU as the provider of runs', () => {
  const folder = temporaryFolder();

  it('passes its trial in a process of its own', async () => {
    const probed = await probeProvider('webgpu', { ...worker, patience: 120_000 });
    assert.ok(probed.ok, JSON.stringify(probed));
    assert.match(probed.value.onnxruntime, /^1\./);
  });

  it('is refused with the reason and the remedy where no card is found', async () => {
    const none = { VK_ICD_FILENAMES: join(folder, 'none.json'), VK_DRIVER_FILES: join(folder, 'none.json') };
    const probed = await probeProvider('webgpu', { ...worker, env: none, patience: 120_000 });
    assert.ok(!probed.ok);
    assert.equal(probed.error.reason, 'WebGPU finds no graphics card.');
    assert.match(probed.error.remedy, /mesa-vulkan-drivers/);
  });

  it('trains a whole run, whose record says so', async () => {
    const recipe = await makeWorkspace(folder, { steps: 3, train: 'provider: webgpu' });
    const started = await startRun(recipe, { ...worker, version: '0.0.0-test' });
    assert.ok(started.ok, JSON.stringify(started));
    const { dir } = started.value;
    for await (const _ of watchRun(dir)) continue;
    const run = await readRunFiles(dir);
    assert.ok(run.ok);
    const { state, events } = run.value;
    assert.equal(state, 'finished', JSON.stringify(events.at(-1)) + readFileSync(join(dir, 'worker.log'), 'utf8'));
    const engine = events.find((event) => event.kind === 'engine');
    assert.ok(engine?.kind === 'engine');
    assert.deepEqual([engine.provider, engine.asked], ['webgpu', 'webgpu']);
    const losses = events.flatMap((event) => (event.kind === 'step' ? [event.loss] : []));
    assert.equal(losses.length, 3);
    assert.ok(losses[2]! < losses[0]!, losses.join(' '));
  });
});
