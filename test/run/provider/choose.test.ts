import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { ProbeAnswer, Trial } from '../../../src/engine';
import { chooseProvider } from '../../../src/run/provider/choose';
import { probeProvider } from '../../../src/run/provider/probe';
import { readEnvironment } from '../../../src/run';
import { temporaryFolder } from '../temporary';

const cpu: Trial = { losses: [4, 3], gradNorms: [2, 1], milliseconds: 10 };
const right: ProbeAnswer = { onnxruntime: '1.30.0', builtIn: ['cpu', 'webgpu'], exact: { cpu, own: cpu } };
const wrong: ProbeAnswer = { ...right, exact: { cpu, own: { ...cpu, losses: [4, 3.5] } } };
const paced = (milliseconds: number): ProbeAnswer => ({ ...right, pace: { cpu, own: { ...cpu, milliseconds } } });

describe('what trains', () => {
  const folder = temporaryFolder();
  let scripts = 0;

  /** A script that does what a worker does on a machine of some kind. */
  function script(body: string) {
    const workerPath = join(folder, `${++scripts}.cjs`);
    writeFileSync(workerPath, body);
    return { workerPath };
  }
  const answering = (answer: ProbeAnswer) =>
    script(`console.log('libraries talk'); console.log(${JSON.stringify(JSON.stringify(answer))})`);
  const onlyWebGpu = () => ['webgpu'] as const;

  it('is the CPU without a trial where that was asked for', async () => {
    const chosen = await chooseProvider('cpu', { workerPath: '/nowhere' });
    assert.deepEqual(chosen, { ok: true, value: { provider: 'cpu', asked: 'cpu', passedOver: [] } });
  });

  it('is what was asked for by name, if it passes its trial', async () => {
    const chosen = await chooseProvider('webgpu', answering(right));
    assert.ok(chosen.ok && chosen.value.provider === 'webgpu');
  });

  it('fails before the run where what was asked for computes wrongly, breaks or is not there', async () => {
    const machines: readonly (readonly [ReturnType<typeof script>, RegExp])[] = [
      [answering(wrong), /cannot train on WebGPU: WebGPU computes wrongly here: at step 2/],
      [answering({ onnxruntime: '1.30.0', builtIn: ['cpu'] }), /onnxruntime-node 1\.30\.0 has no WebGPU on/],
      [answering({ ...right, exact: undefined!, error: 'No supported adapters' }), /finds no graphics card/],
      [script("process.kill(process.pid, 'SIGKILL')"), /ended by SIGKILL/],
      [script("throw new Error('not a worker')"), /failed: Error: not a worker$/],
    ];
    for (const [maker, message] of machines) {
      const chosen = await chooseProvider('webgpu', maker);
      assert.ok(!chosen.ok);
      assert.equal(chosen.error.code, 'provider-unusable');
      assert.match(chosen.error.message, message);
      assert.match(chosen.error.remedy ?? '', /auto or cpu/);
    }
  });

  it('is by itself what is right and faster than the CPU, or else the CPU, saying why', async () => {
    const cases: readonly (readonly [ReturnType<typeof script>, 'cpu' | 'webgpu', RegExp])[] = [
      [answering(paced(5)), 'webgpu', /^$/],
      [answering(paced(20)), 'cpu', /^WebGPU is slower here than the CPU\.$/],
      [answering(wrong), 'cpu', /^WebGPU computes wrongly here/],
    ];
    for (const [maker, provider, why] of cases) {
      const chosen = await chooseProvider('auto', maker, onlyWebGpu);
      assert.ok(chosen.ok);
      assert.equal(chosen.value.provider, provider);
      assert.match(chosen.value.passedOver.join('\n'), why);
    }
  });

  it('gives up a trial that takes too long', async () => {
    const probed = await probeProvider('webgpu', { ...script('setTimeout(() => {}, 60_000)'), patience: 300 });
    assert.ok(!probed.ok);
    assert.match(probed.error.reason, /it took more than 0 s/);
  });
});

describe('readEnvironment', function () {
  this.timeout(60_000);

  it('tries every provider with the real worker', async () => {
    const tried: string[] = [];
    const environment = await readEnvironment({
      ...{ version: '1.2.3', workerPath: join(__dirname, '../../../src/run/worker.ts'), execArgv: ['--import', 'tsx'] },
      onProbe: (provider) => tried.push(provider),
    });
    assert.deepEqual(tried, ['cpu', 'webgpu', 'coreml', 'dml', 'cuda']);
    assert.deepEqual(
      environment.providers.map(({ provider }) => provider),
      tried,
    );
    assert.equal(environment.providers[0]?.usable, true, JSON.stringify(environment));
    for (const state of environment.providers) if (!state.usable) assert.ok(state.reason !== '' && state.remedy !== '');
    assert.equal(environment.workbench, '1.2.3');
    assert.match(environment.onnxruntime, /^1\./);
    assert.ok(environment.memory.available > 0 && environment.memory.available <= environment.memory.total);
  });
});
