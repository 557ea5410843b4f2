import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createScorer, createTrainer } from '../../src/engine';
import { trainFeeds } from '../../src/engine/batch';
import type { Data } from '../../src/engine/graph/value';
import { buildTrainGraph, gradientName } from '../../src/engine/train-graph';
import type { Model, Tensor } from '../../src/model';
import { parameterSpecs, parseConfig, readSafetensors } from '../../src/model';
import { characters, packed, runGraph } from './tiny';

/** Made by `test/goldens/make.py` with torch and transformers. */
const goldens = join(__dirname, '..', 'goldens', 'fixtures');

interface Facts {
  readonly ids: readonly (readonly number[])[];
  readonly labelled_from: number;
  readonly losses: readonly number[];
  readonly norms: readonly number[];
}

async function open(name: string): Promise<{ model: Model; golden: Map<string, Tensor>; facts: Facts }> {
  const config = parseConfig(await readFile(join(goldens, name, 'config.json'), 'utf8'));
  const weights = await readSafetensors(join(goldens, name, 'model.safetensors'));
  const golden = await readSafetensors(join(goldens, name, 'golden.safetensors'));
  const facts = JSON.parse(await readFile(join(goldens, name, 'golden.json'), 'utf8')) as Facts;
  assert.ok(config.ok && weights.ok && golden.ok);
  const ours = parameterSpecs(config.value).map(({ name: key }) => [key, weights.value.tensors.get(key)!] as const);
  assert.equal(ours.length, weights.value.tensors.size);
  return {
    model: { config: config.value, tokenizer: characters, weights: new Map(ours) },
    golden: golden.value.tensors,
    facts,
  };
}

const batchOf = (facts: Facts) => facts.ids.map((ids) => packed(ids.length, [ids], facts.labelled_from - 1));

for (const name of ['llama', 'llama-tied-linear-rope', 'llama3-rope'])
  describe(`parity with transformers: ${name}`, () => {
    it('has its log probabilities', async () => {
      const { model, golden, facts } = await open(name);
      const { data, shape } = golden.get('logits')!;
      const [, length, vocabulary] = shape as [number, number, number];
      const scorer = await createScorer(model, { threads: 1 });
      assert.ok(scorer.ok);
      for (const [row, ids] of facts.ids.entries())
        for (let at = 0; at < length - 1; at++) {
          const logits = data.subarray((row * length + at) * vocabulary, (row * length + at + 1) * vocabulary);
          const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0));
          const prompt = ids.slice(0, at + 1);
          const got = await scorer.value.logLikelihoods(
            [...logits.keys()].map((id) => ({ prompt, continuation: [id] })),
          );
          got.forEach((log, id) => assert.ok(Math.abs(log - (logits[id]! - total)) < 1e-4, `${row} ${at} ${id}`));
        }
      await scorer.value.dispose();
    });

    it('has its gradients', async () => {
      const { model, golden, facts } = await open(name);
      const batch = { sequences: 2, length: facts.ids[0]!.length };
      const labelled = 2 * (batch.length - facts.labelled_from);
      const part = trainFeeds(batchOf(facts), batch, 1 / labelled);
      const graph = buildTrainGraph(model.config, { batch, headRows: part.headRows, float: 'f32', kernels: 'fused' });
      const feeds = new Map<string, Data>(part.feeds);
      for (const [key, { data }] of model.weights) feeds.set(key, data);
      const results = await runGraph(graph, feeds);
      assert.ok(Math.abs(Number(results.get('loss')![0]) - facts.losses[0]!) < 1e-5);
      for (const key of model.weights.keys()) {
        const [got, expected] = [results.get(gradientName(key)) as Float32Array, golden.get(`gradient/${key}`)!.data];
        const length = Math.hypot(...expected);
        const distance = Math.hypot(...expected.map((x, i) => x - got[i]!));
        assert.ok(distance < 1e-4 * length, `${key}: ${distance / length}`);
      }
    });

    it('walks along its AdamW for 20 steps', async () => {
      const { model, golden, facts } = await open(name);
      const trainer = await createTrainer(model, {
        batch: { sequences: 2, length: facts.ids[0]!.length },
        optimizer: { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 },
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 20 },
        clipNorm: 1,
        threads: 1,
      });
      assert.ok(trainer.ok);
      for (const [i, loss] of facts.losses.entries()) {
        const report = await trainer.value.step(batchOf(facts));
        assert.ok(Math.abs(report.loss - loss) < 1e-3, `step ${report.step}: ${report.loss} and ${loss}`);
        assert.ok(Math.abs(report.gradNorm / facts.norms[i]! - 1) < 1e-3);
      }
      for (const [key, { data }] of model.weights) {
        const expected = golden.get(`trained/${key}`)!.data;
        data.forEach((x, i) => assert.ok(Math.abs(x - expected[i]!) < 1e-3, `${key}[${i}]`));
      }
      await trainer.value.dispose();
    });
  });
