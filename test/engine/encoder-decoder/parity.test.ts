import assert from 'node:assert/strict';
import { createScorer, createTrainer } from '../../../src/engine';
import { trainFeeds } from '../../../src/engine/batch';
import type { Data } from '../../../src/engine/graph/value';
import { buildTrainGraph, gradientName } from '../../../src/engine/train-graph';
import { runGraph } from '../tiny';
import type { Facts } from './golden-t5';
import { openT5, packedPairs } from './golden-t5';

const [inputLength, length] = [19, 15];
const shape = { sequences: 2, length, inputLength };

const adamw = { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 } as const;
const adafactor = {
  kind: 'adafactor',
  lr: 3e-3,
  relativeStep: false,
  scaleParameter: true,
  clipThreshold: 1,
  decayRate: -0.8,
  eps1: 1e-30,
  eps2: 1e-3,
  weightDecay: 0.1,
} as const;

const batchOf = ({ inputs, targets }: Facts) =>
  inputs.map((input, i) => packedPairs(inputLength, length, [{ input, target: targets[i]! }]));

for (const name of ['t5', 'flan-t5'] as const)
  describe(`parity with transformers: ${name}`, () => {
    it('has its log probabilities', async () => {
      const { model, golden, facts } = await openT5(name);
      const { data, shape: size } = golden.get('logits')!;
      const vocabulary = size[2]!;
      for (const [row, target] of facts.targets.entries()) {
        const input = facts.inputs[row]!;
        // The scorer ends inputs by itself; those of the golden end with a token of their own.
        const ended = { ...model, tokenizer: { ...model.tokenizer, eosId: input.at(-1)! } };
        const own = await createScorer(ended, { threads: 1 });
        assert.ok(own.ok);
        for (const at of target.keys()) {
          const logits = data.subarray((row * length + at) * vocabulary, (row * length + at + 1) * vocabulary);
          const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0));
          const before = target.slice(0, at);
          const prompt = input.slice(0, -1);
          const pairs = [...logits.keys()].map((id) => ({ prompt, continuation: [...before, id] }));
          const got = await own.value.logLikelihoods([...pairs, { prompt, continuation: before }]);
          logits.forEach((logit, id) => {
            const log = got[id]! - got[vocabulary]!;
            assert.ok(Math.abs(log - (logit - total)) < 1e-4, `${row} ${at} ${id}: ${log} ${logit - total}`);
          });
        }
        await own.value.dispose();
      }
    });

    for (const kernels of ['fused', 'primitive'] as const)
      it(`has its gradients, by ${kernels} kernels`, async () => {
        const { model, config, golden, facts } = await openT5(name);
        const labelled = facts.targets.flat().length;
        const part = trainFeeds(batchOf(facts), shape, 1 / labelled);
        const graph = buildTrainGraph(config, {
          batch: shape,
          headRows: part.headRows,
          float: 'f32',
          kernels,
        });
        const feeds = new Map<string, Data>(part.feeds);
        for (const [key, { data }] of model.weights) feeds.set(key, data);
        const results = await runGraph(graph, feeds);
        assert.ok(Math.abs(Number(results.get('loss')![0]) - facts.adamw.losses[0]!) < 1e-5);
        for (const key of model.weights.keys()) {
          const [got, expected] = [results.get(gradientName(key)) as Float32Array, golden.get(`gradient/${key}`)!.data];
          const size = Math.hypot(...expected);
          const distance = Math.hypot(...expected.map((x, i) => x - got[i]!));
          assert.ok(distance < 1e-4 * size, `${key}: ${distance / size}`);
        }
      });

    for (const optimizer of [adamw, adafactor])
      it(`walks along its ${optimizer.kind} for 20 steps`, async () => {
        const { model, golden, facts } = await openT5(name);
        const trainer = await createTrainer(model, {
          batch: shape,
          optimizer,
          schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 20 },
          clipNorm: 1,
          threads: 1,
        });
        assert.ok(trainer.ok);
        const { losses, norms } = facts[optimizer.kind];
        for (const [i, loss] of losses.entries()) {
          const report = await trainer.value.step(batchOf(facts));
          assert.ok(Math.abs(report.loss - loss) < 1e-3, `step ${report.step}: ${report.loss} and ${loss}`);
          assert.ok(Math.abs(report.gradNorm / norms[i]! - 1) < 1e-3, `step ${report.step}`);
        }
        for (const [key, { data }] of model.weights) {
          const expected = golden.get(`${optimizer.kind}/${key}`)!.data;
          data.forEach((x, i) => assert.ok(Math.abs(x - expected[i]!) < 1e-3, `${key}[${i}]`));
        }
        await trainer.value.dispose();
      });
  });
