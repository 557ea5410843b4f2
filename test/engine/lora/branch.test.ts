import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TrainerOptions } from '../../../src/engine';
import { createScorer, createTrainer } from '../../../src/engine';
import { trainFeeds } from '../../../src/engine/batch';
import type { Data } from '../../../src/engine/graph/value';
import { buildTrainGraph, gradientName } from '../../../src/engine/train-graph';
import type { Model } from '../../../src/model';
import { createAdapters, loadAdapters, mergeAdapters } from '../../../src/model';
import { fixtures, goldenStart, goldenTraining, near } from '../golden';
import { runGraph } from '../tiny';

async function start(name: string) {
  const { model, batch, length } = await goldenStart();
  const adapters = await loadAdapters(join(fixtures, 'training', name), model.config);
  assert.ok(adapters.ok, JSON.stringify(adapters));
  const adapted = { ...model, adapters: adapters.value };
  return { model: adapted, batch, shape: { sequences: batch.length, length } };
}

const options = {
  optimizer: { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 },
  schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 20 },
  clipNorm: 1,
  threads: 1,
} satisfies Partial<TrainerOptions>;

for (const name of ['lora', 'lora-some'])
  describe(`LoRA as peft has it: ${name}`, () => {
    it('has its gradients', async () => {
      const { model, batch, shape } = await start(name);
      const { tensors, trajectory } = await goldenTraining(name);
      const labelled = batch.flatMap(({ labels }) => [...labels]).filter((label) => label >= 0).length;
      const { feeds, headRows } = trainFeeds(batch, shape, 1 / labelled);
      const graph = buildTrainGraph(model.config, { batch: shape, headRows, float: 'f32', kernels: 'fused' }, model);
      const all = new Map<string, Data>(feeds);
      for (const weights of [model.weights, model.adapters.weights])
        for (const [key, { data }] of weights) all.set(key, data);
      const results = await runGraph(graph, all);
      assert.ok(Math.abs(Number(results.get('loss')![0]) - trajectory.losses[0]!) < 1e-5);
      assert.equal(results.size, 1 + model.adapters.weights.size);
      for (const key of model.adapters.weights.keys()) {
        const expected = tensors.get(`gradient/${key}`)!.data;
        near(results.get(gradientName(key)) as Float32Array, expected, 1e-4 * Math.hypot(...expected), key);
      }
    });

    it('walks along its AdamW for 20 steps and leaves the base alone', async () => {
      const { model, batch, shape } = await start(name);
      const { tensors, trajectory } = await goldenTraining(name);
      const before = [...model.weights.values()].map(({ data }) => data.slice());
      const trainer = await createTrainer(model, { ...options, batch: shape });
      assert.ok(trainer.ok);
      for (const [i, loss] of trajectory.losses.entries()) {
        const report = await trainer.value.step(batch);
        assert.ok(Math.abs(report.loss - loss) < 1e-3, `step ${report.step}: ${report.loss} and ${loss}`);
        assert.ok(Math.abs(report.gradNorm / trajectory.norms[i]! - 1) < 1e-3, `step ${report.step}`);
      }
      for (const [key, { data }] of model.adapters.weights) near(data, tensors.get(`trained/${key}`)!.data, 1e-3, key);
      assert.deepEqual(
        [...model.weights.values()].map(({ data }) => data),
        before,
      );
      await trainer.value.dispose();

      const merged = mergeAdapters(model);
      for (const [key, { data }] of tensors)
        if (key.startsWith('merged/')) near(merged.weights.get(key.slice(7))!.data, data, 2e-3, key);
    });
  });

describe('LoRA', () => {
  it('changes nothing before it is trained', async () => {
    const { model } = await goldenStart();
    const adapters = createAdapters(model.config, { rank: 4, alpha: 8, dropout: 0.5, targets: 'all-linear' }, 1);
    assert.deepEqual(await scores({ ...model, adapters }), await scores(model));
  });

  it('is scored as the model with its adapters merged is', async () => {
    const { model } = await start('lora');
    const [apart, merged] = [await scores(model), await scores(mergeAdapters(model))];
    near(apart, merged, 1e-4, 'score');
    const { adapters: _none, ...base } = model;
    assert.ok(Math.abs((await scores(base))[0]! - apart[0]!) > 1e-2, 'adapters change the scores');
  });
});

async function scores(model: Model): Promise<Float64Array> {
  const scorer = await createScorer(model, { threads: 1 });
  assert.ok(scorer.ok);
  const found = await scorer.value.logLikelihoods([
    { prompt: [5, 6, 7], continuation: [8, 9] },
    { prompt: [11, 3], continuation: [30] },
  ]);
  await scorer.value.dispose();
  return found;
}
