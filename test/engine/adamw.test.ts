import assert from 'node:assert/strict';
import { createTrainer, learningRate } from '../../src/engine';
import type { AdamWOptions } from '../../src/engine';
import { adamWUpdate } from '../../src/engine/adamw';
import { trainFeeds } from '../../src/engine/batch';
import { clipFactor } from '../../src/engine/gradient-norm';
import type { Data } from '../../src/engine/graph/value';
import { buildTrainGraph, gradientName } from '../../src/engine/train-graph';
import { packed, runGraph, someTokens, tinyModel } from './tiny';

const options: AdamWOptions = { kind: 'adamw', lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-6, weightDecay: 0.2 };

describe('adamWUpdate', () => {
  it('takes two steps as the paper has them', () => {
    const state = {
      weight: Float32Array.of(1, -2),
      firstMoment: new Float32Array(2),
      secondMoment: new Float32Array(2),
      decays: true,
    };
    adamWUpdate(state, Float32Array.of(4, -1), options, { step: 1, lr: 0.1, gradientScale: 0.5 });
    // The first step moves by the whole rate against the gradient's sign, besides the decay by 0.1 * 0.2.
    assert.ok(Math.abs(state.weight[0]! - (1 * 0.98 - 0.1)) < 1e-6);
    assert.ok(Math.abs(state.weight[1]! - (-2 * 0.98 + 0.1)) < 1e-6);
    assert.ok(Math.abs(state.firstMoment[0]! - 0.2) < 1e-7);
    assert.ok(Math.abs(state.secondMoment[0]! - 0.04) < 1e-7);

    adamWUpdate(state, Float32Array.of(0, 0), options, { step: 2, lr: 0.1, gradientScale: 1 });
    const [m, v] = [(0.9 * 0.2) / (1 - 0.9 ** 2), (0.99 * 0.04) / (1 - 0.99 ** 2)];
    assert.ok(Math.abs(state.weight[0]! - (0.88 * 0.98 - (0.1 * m) / (Math.sqrt(v) + 1e-6))) < 1e-6);
  });

  it('leaves weights without decay alone when there is no gradient', () => {
    const state = {
      weight: Float32Array.of(3),
      firstMoment: new Float32Array(1),
      secondMoment: new Float32Array(1),
      decays: false,
    };
    adamWUpdate(state, Float32Array.of(0), options, { step: 1, lr: 0.1, gradientScale: 1 });
    assert.equal(state.weight[0], 3);
  });

  it('carries the trainer along a trajectory computed in double precision', async () => {
    const [model, reference] = [tinyModel(), tinyModel()];
    const batch = { sequences: 1, length: 10 };
    const schedule = { kind: 'cosine', warmupSteps: 2, totalSteps: 6 } as const;
    const optimizer: AdamWOptions = { ...options, lr: 0.01 };
    const trainer = await createTrainer(model, { batch, optimizer, schedule, clipNorm: 0.5, threads: 1 });
    assert.ok(trainer.ok);

    const weights = new Map([...reference.weights].map(([name, { data }]) => [name, Float64Array.from(data)]));
    const moments = new Map(
      [...weights].map(([name, { length }]) => [name, [0, 1].map(() => new Float64Array(length))]),
    );
    for (let step = 1; step <= 6; step++) {
      const sequences = [packed(10, [someTokens(10, `step ${step}`)])];
      const report = await trainer.value.step(sequences);
      const part = trainFeeds(sequences, batch, 1 / 9);
      const graph = buildTrainGraph(model.config, {
        batch,
        headRows: part.headRows,
        float: 'f64',
        kernels: 'primitive',
      });
      const feeds = new Map<string, Data>([...part.feeds, ...weights]);
      feeds.set('row_weights', Float64Array.from(part.feeds.get('row_weights') as Float32Array));
      const results = await runGraph(graph, feeds);
      assert.ok(Math.abs(report.loss - Number(results.get('loss')![0])) < 1e-3, `step ${step}`);
      let squares = 0;
      for (const name of weights.keys())
        for (const g of results.get(gradientName(name)) as Float64Array) squares += g * g;
      const scale = clipFactor(Math.sqrt(squares), 0.5);
      assert.ok(scale < 1, 'the gradient is clipped');
      const lr = learningRate(schedule, 0.01, step);
      for (const [name, weight] of weights) {
        const gradient = results.get(gradientName(name)) as Float64Array;
        const [first, second] = moments.get(name)! as [Float64Array, Float64Array];
        for (let i = 0; i < weight.length; i++) {
          const g = gradient[i]! * scale;
          first[i] = 0.9 * first[i]! + 0.1 * g;
          second[i] = 0.99 * second[i]! + 0.01 * g * g;
          const decay = name.includes('norm') ? 0 : 0.2;
          const move = first[i]! / (1 - 0.9 ** step) / (Math.sqrt(second[i]! / (1 - 0.99 ** step)) + 1e-6);
          weight[i] = weight[i]! - lr * decay * weight[i]! - lr * move;
        }
      }
    }
    for (const [name, { data }] of model.weights) {
      const expected = weights.get(name)!;
      for (let i = 0; i < data.length; i++) assert.ok(Math.abs(data[i]! - expected[i]!) < 1e-3, `${name}[${i}]`);
    }
    await trainer.value.dispose();
  });
});
