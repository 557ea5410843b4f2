import assert from 'node:assert/strict';
import type { TrainerOptions } from '../../src/engine';
import { createTrainer } from '../../src/engine';
import { packed, someTokens, tinyModel } from './tiny';

/** Large enough that onnxruntime divides its products among threads. */
const LENGTH = 64;
const SEQUENCES = 8;
const STEPS = 5;

describe('training on the CPU', function () {
  this.timeout(60_000);

  const optimizers: readonly TrainerOptions['optimizer'][] = [
    { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 },
    {
      ...{ kind: 'adafactor', lr: 3e-3, relativeStep: false, scaleParameter: true, clipThreshold: 1 },
      ...{ decayRate: -0.8, eps1: 1e-30, eps2: 1e-3, weightDecay: 0 },
    },
  ];

  /** Losses, norms and the final weights of a few steps. */
  async function train(optimizer: TrainerOptions['optimizer'], threads: number, microBatch?: number) {
    const model = tinyModel({ hidden_size: 64, intermediate_size: 128, head_dim: 16 });
    const created = await createTrainer(model, {
      batch: { sequences: SEQUENCES, length: LENGTH },
      ...(microBatch === undefined ? {} : { microBatch }),
      optimizer,
      schedule: { kind: 'cosine', warmupSteps: 1, totalSteps: STEPS },
      clipNorm: 1,
      threads,
    });
    assert.ok(created.ok, JSON.stringify(created));
    const figures: number[] = [];
    for (let step = 0; step < STEPS; step++) {
      const batch = Array.from({ length: SEQUENCES }, (_, i) =>
        packed(LENGTH, [someTokens(LENGTH, `${step}/${i}`)], (step + i) % 20),
      );
      const { loss, gradNorm } = await created.value.step(batch);
      figures.push(loss, gradNorm);
    }
    await created.value.dispose();
    return { figures, weights: [...model.weights].map(([name, { data }]) => [name, data] as const) };
  }

  for (const optimizer of optimizers) {
    for (const threads of [1, 2]) {
      for (const microBatch of [undefined, 3]) {
        const parts = microBatch === undefined ? 'at once' : `in parts of ${microBatch}`;
        it(`gives the same bits each time: ${optimizer.kind}, ${threads} threads, ${parts}`, async () => {
          const [first, second] = [
            await train(optimizer, threads, microBatch),
            await train(optimizer, threads, microBatch),
          ];
          assert.deepEqual(first, second);
          assert.ok(first.figures.every(Number.isFinite));
        });
      }
    }
  }
});
