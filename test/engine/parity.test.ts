import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScorer, createTrainer } from '../../src/engine';
import { trainFeeds } from '../../src/engine/batch';
import type { Data } from '../../src/engine/graph/value';
import { weightFeeds } from '../../src/engine/model-weights';
import type { TrainGraphOptions } from '../../src/engine/train-graph';
import { buildTrainGraph, gradientName } from '../../src/engine/train-graph';
import type { PackedSequence } from '../../src/mixture';
import type { Model } from '../../src/model';
import { adapterNames, createAdapters, parameterSpecs, parseConfig } from '../../src/model';
import { fixtures, goldenDecoder, near } from './golden';
import { packed, runGraph } from './tiny';

/** Every decoder that `test/goldens/make.py` made. */
const decoders = readdirSync(fixtures).filter((name) => {
  try {
    const config = parseConfig(readFileSync(join(fixtures, name, 'config.json'), 'utf8'));
    // A folder that cannot be read fails in its tests.
    return !config.ok || config.value.kind === 'decoder';
  } catch {
    return false;
  }
});

/** Loss and gradients of a batch, by name, each labelled token counting `rowWeight`. */
async function backward(
  model: Model,
  batch: readonly PackedSequence[],
  rowWeight: number,
  options: Partial<TrainGraphOptions> = {},
) {
  const shape = { sequences: batch.length, length: batch[0]!.tokens.length };
  const part = trainFeeds(batch, shape, rowWeight);
  const { headRows } = part;
  const graph = buildTrainGraph(
    model.config,
    { batch: shape, headRows, float: 'f32', kernels: 'fused', ...options },
    model,
  );
  const feeds = new Map<string, Data>([...part.feeds, ...weightFeeds(model)]);
  const results = await runGraph(graph, feeds);
  return {
    loss: Number(results.get('loss')![0]),
    gradient: (name: string): Float32Array => results.get(gradientName(name)) as Float32Array,
  };
}

/**
 * How far apart two gradients are, beside the length of the second. A bias of keys has none, since a softmax does not
 * see what all its scores share: what rounding makes of it counts beside the length of the whole gradient.
 */
function relativeError(actual: Float32Array, expected: Float32Array, whole: number): number {
  const distance = Math.hypot(...expected.map((x, i) => x - actual[i]!));
  return distance / Math.max(Math.hypot(...expected), 1e-3 * whole);
}

/** What AdamW makes of a bias whose gradient is rounding alone follows from nothing. */
const isRounding = (name: string, gradient: number): boolean => name.endsWith('.bias') && Math.abs(gradient) < 1e-7;

describe('goldens', () => {
  it('hold every family of decoders', () => {
    const families = ['llama', 'qwen2', 'qwen3', 'mistral', 'gemma2', 'gemma3', 'gpt2', 'gpt-neox', 'opt'];
    assert.deepEqual(
      families.filter((name) => !decoders.includes(name)),
      [],
    );
  });
});

const ways: readonly (readonly [string, Partial<TrainGraphOptions>])[] = [
  ['by fused kernels', {}],
  ['by primitive ones, which every provider has', { kernels: 'primitive' }],
  ['with layers computed again', { recompute: true }],
];

for (const name of decoders)
  describe(`parity with transformers: ${name}`, () => {
    it('has its log probabilities, whatever shares a row', async () => {
      const { model, tensors, ids } = await goldenDecoder(name);
      const { data, shape } = tensors.get('logits')!;
      const [, length, vocabulary] = shape as [number, number, number];
      const scorer = await createScorer(model, { threads: 1 });
      assert.ok(scorer.ok);
      const expected: number[] = [];
      const pairs = ids.flatMap((row, index) =>
        row.slice(0, -1).flatMap((_, at) => {
          const logits = data.subarray((index * length + at) * vocabulary, (index * length + at + 1) * vocabulary);
          const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0));
          expected.push(...logits.map((x) => x - total));
          return [...logits.keys()].map((id) => ({ prompt: row.slice(0, at + 1), continuation: [id] }));
        }),
      );
      near(await scorer.value.logLikelihoods(pairs), expected, 1e-4, 'log probability');
      await scorer.value.dispose();
    });

    for (const [how, options] of ways)
      it(`has its gradients, ${how}`, async () => {
        const { model, tensors, batch, labelled, losses, norms } = await goldenDecoder(name);
        const { loss, gradient } = await backward(model, batch, 1 / labelled, options);
        assert.ok(Math.abs(loss - losses[0]!) < 1e-5, `${loss} and ${losses[0]}`);
        for (const key of model.weights.keys()) {
          const error = relativeError(gradient(key), tensors.get(`gradient/${key}`)!.data, norms[0]!);
          assert.ok(error < 1e-4, `${key}: ${error}`);
        }
      });

    it('has the gradients of adapters in every linear layer that follow from those of its matrix', async () => {
      const { model, tensors, batch, labelled } = await goldenDecoder(name);
      const lora = { rank: 3, alpha: 6, dropout: 0, targets: 'all-linear' } as const;
      const adapters = createAdapters(model.config, lora, name);
      const { gradient } = await backward({ ...model, adapters }, batch, 1 / labelled);
      const linear = parameterSpecs(model.config).flatMap((spec) => spec.linear ?? []);
      for (const { module, inputs, outputs, transposed } of linear) {
        if (!adapters.modules.includes(module)) continue;
        // While B is 0, its gradient is that of the matrix times A's transpose, scaled.
        const { a, b } = adapterNames(module);
        const [from, of] = [adapters.weights.get(a)!.data, tensors.get(`gradient/${module}.weight`)!.data];
        const expected = Float32Array.from({ length: outputs * lora.rank }, (_, at) => {
          const [out, r] = [Math.floor(at / lora.rank), at % lora.rank];
          let sum = 0;
          for (let i = 0; i < inputs; i++)
            sum += of[transposed ? i * outputs + out : out * inputs + i]! * from[r * inputs + i]!;
          return (lora.alpha / lora.rank) * sum;
        });
        const error = relativeError(gradient(b), expected, 0);
        assert.ok(error < 1e-4, `${b}: ${error}`);
        assert.ok(gradient(a).every((x) => x === 0));
      }
    });

    it('gives each example of a packed sequence what it gives the example alone', async () => {
      const { model, ids } = await goldenDecoder(name);
      const [long, short] = [ids[0]!, ids[1]!.slice(0, 9)];
      const together = await backward(model, [packed(26, [long, short], 2)], 0.1);
      const alone = [
        await backward(model, [packed(14, [long], 2)], 0.1),
        await backward(model, [packed(12, [short], 2)], 0.1),
      ] as const;
      assert.ok(Math.abs(together.loss - alone[0].loss - alone[1].loss) < 1e-5);
      const whole = Math.hypot(...[...model.weights.keys()].map((key) => Math.hypot(...together.gradient(key))));
      for (const key of model.weights.keys()) {
        const sum = alone[0].gradient(key).map((x, i) => x + alone[1].gradient(key)[i]!);
        const error = relativeError(together.gradient(key), sum, whole);
        assert.ok(error < 1e-5, `${key}: ${error}`);
      }
    });

    it('walks along its AdamW for 20 steps', async () => {
      const { model, tensors, batch, length, losses, norms } = await goldenDecoder(name);
      const trainer = await createTrainer(model, {
        batch: { sequences: batch.length, length },
        optimizer: { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 },
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: losses.length },
        clipNorm: 1,
        threads: 1,
      });
      assert.ok(trainer.ok);
      for (const [i, loss] of losses.entries()) {
        const report = await trainer.value.step(batch);
        assert.ok(Math.abs(report.loss - loss) < 1e-3, `step ${report.step}: ${report.loss} and ${loss}`);
        assert.ok(Math.abs(report.gradNorm / norms[i]! - 1) < 1e-3);
      }
      for (const [key, { data }] of model.weights) {
        const [expected, gradient] = [tensors.get(`trained/${key}`)!.data, tensors.get(`gradient/${key}`)!.data];
        const known = (_: number, i: number): boolean => !isRounding(key, gradient[i]!);
        near(data.filter(known), expected.filter(known), 1e-3, key);
      }
      await trainer.value.dispose();
    });
  });
