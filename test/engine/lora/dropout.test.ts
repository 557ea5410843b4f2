import assert from 'node:assert/strict';
import { createTrainer } from '../../../src/engine';
import { trainFeeds } from '../../../src/engine/batch';
import type { Data } from '../../../src/engine/graph/value';
import { dropoutFeeds } from '../../../src/engine/lora/dropout';
import { weightFeeds } from '../../../src/engine/model-weights';
import { createRuntime } from '../../../src/engine/session';
import { buildTrainGraph, gradientName } from '../../../src/engine/train-graph';
import type { Model } from '../../../src/model';
import { createAdapters } from '../../../src/model';
import { near } from '../golden';
import { packed, someTokens, tinyModel } from '../tiny';

const batch = { sequences: 2, length: 12 };
const sequences = [packed(12, [someTokens(12, 'a')]), packed(12, [someTokens(11, 'b')])];

function adapted(dropout: number): Model & { adapters: NonNullable<Model['adapters']> } {
  const model = tinyModel();
  const adapters = createAdapters(model.config, { rank: 2, alpha: 4, dropout, targets: 'all-linear' }, 1);
  for (const { data } of adapters.weights.values()) data.forEach((_, i) => (data[i] = Math.sin(i + 1) / 2));
  return { ...model, adapters };
}

describe('dropout', () => {
  it('drops as many as it should, by seed, step and sequence', () => {
    const { config, adapters } = adapted(0.25);
    const coins = (seed: number, step: number, first: number): Uint8Array =>
      dropoutFeeds(config, adapters, batch, { seed, step, first }).get('dropout_coins') as Uint8Array;
    const all = coins(1, 1, 0);
    const kept = all.reduce((sum, coin) => sum + coin, 0) / all.length;
    assert.ok(Math.abs(kept - 0.75) < 0.03, String(kept));
    assert.deepEqual(coins(1, 1, 0), all);
    assert.notDeepEqual(coins(2, 1, 0), all);
    assert.notDeepEqual(coins(1, 2, 0), all);
    assert.deepEqual(coins(1, 1, 1).subarray(0, all.length / 2), all.subarray(all.length / 2), 'sequence by sequence');
  });

  it('has the gradients that central differences show', async () => {
    const model = adapted(0.4);
    const { feeds, headRows } = trainFeeds(sequences, batch, 0.1);
    const graph = buildTrainGraph(model.config, { batch, headRows, float: 'f64', kernels: 'primitive' }, model);
    const all = new Map<string, Data>(feeds);
    for (const [name, data] of weightFeeds(model)) all.set(name, Float64Array.from(data as Float32Array));
    all.set('row_weights', Float64Array.from(all.get('row_weights') as Float32Array));
    for (const [name, data] of dropoutFeeds(model.config, model.adapters, batch, { seed: 1, step: 1, first: 0 }))
      all.set(name, data);
    const runtime = await createRuntime({ threads: 1 });
    assert.ok(runtime.ok);
    const session = await runtime.value.open(graph);
    const lossOf = async (): Promise<number> => Number((await session.run(all)).get('loss')![0]);
    const first = await session.run(all);
    for (const name of model.adapters.weights.keys()) {
      const data = all.get(name) as Float64Array;
      const gradient = first.get(gradientName(name)) as Float64Array;
      for (const i of [0, data.length - 1]) {
        const before = data[i]!;
        data[i] = before + 1e-5;
        const up = await lossOf();
        data[i] = before - 1e-5;
        const difference = (up - (await lossOf())) / 2e-5;
        data[i] = before;
        assert.ok(Math.abs(difference - gradient[i]!) < 1e-7, `${name}[${i}]: ${difference} and ${gradient[i]}`);
      }
    }
    await session.dispose();
  });

  it('is the same however a step is divided, and for the same seed', async () => {
    const run = async (seed: number, microBatch: number): Promise<[number[], Float32Array]> => {
      const model = adapted(0.3);
      const trainer = await createTrainer(model, {
        batch,
        microBatch,
        seed,
        optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 3 },
        clipNorm: 1,
        threads: 1,
      });
      assert.ok(trainer.ok);
      const losses = [];
      for (let step = 0; step < 3; step++) losses.push((await trainer.value.step(sequences)).loss);
      await trainer.value.dispose();
      return [losses, [...model.adapters.weights.values()][0]!.data];
    };
    const [whole, again, parts, other] = [await run(1, 2), await run(1, 2), await run(1, 1), await run(2, 2)];
    assert.deepEqual(whole, again);
    near(parts[0], whole[0], 1e-5, 'loss');
    near(parts[1], whole[1], 1e-5, 'weight');
    assert.notDeepEqual(other[0], whole[0]);
  });
});
