import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  type OptimizerOptions,
  type StepReport,
  type Trainer,
  type TrainerOptions,
  createTrainer,
} from '../../src/engine';
import type { PackedSequence } from '../../src/mixture';
import type { Model } from '../../src/model';
import { packed, someTokens, tinyModel } from '../engine/tiny';
import { temporaryFolder } from '../run/temporary';

const adamW: OptimizerOptions = { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 };
const adafactor: OptimizerOptions = {
  ...{ kind: 'adafactor', lr: 1e-2, relativeStep: false, scaleParameter: true },
  ...{ clipThreshold: 1, decayRate: -0.8, eps1: 1e-30, eps2: 1e-3, weightDecay: 0.01 },
};

const options: TrainerOptions = {
  batch: { sequences: 2, length: 12 },
  microBatch: 1,
  optimizer: adamW,
  schedule: { kind: 'linear', warmupSteps: 2, totalSteps: 20 },
  // Small enough that every step is clipped.
  clipNorm: 1,
  threads: 2,
};

const oneLayer = (): Model => tinyModel({ num_hidden_layers: 1 });

/** All positions are labelled, so that one graph does: a software card compiles slowly. */
function batchOf(step: number): PackedSequence[] {
  return [
    packed(12, [someTokens(12, `${step} x`)]),
    packed(12, [someTokens(7, `${step} y`), someTokens(5, `${step} z`)]),
  ];
}

async function trainerOf(model: Model, changes: Partial<TrainerOptions>): Promise<Trainer> {
  const trainer = await createTrainer(model, { ...options, ...changes });
  assert.ok(trainer.ok, JSON.stringify(trainer));
  return trainer.value;
}

async function steps(trainer: Trainer, from: number, to: number): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (let step = from; step < to; step++) reports.push(await trainer.step(batchOf(step)));
  return reports;
}

/** Rounding alone may differ: relative for losses and norms, absolute for weights, which are about 1. */
const ROUNDING = 1e-5;

function assertSame(reports: readonly StepReport[], expected: readonly StepReport[]): void {
  reports.forEach(({ loss, gradNorm, step }, i) => {
    const [lossThere, normThere] = [expected[i]!.loss, expected[i]!.gradNorm];
    assert.ok(Math.abs(loss / lossThere - 1) < ROUNDING, `loss of step ${step}: ${loss}, on the CPU ${lossThere}`);
    assert.ok(
      Math.abs(gradNorm / normThere - 1) < ROUNDING,
      `norm of step ${step}: ${gradNorm}, on the CPU ${normThere}`,
    );
  });
}

function assertSameWeights(model: Model, expected: Model): void {
  for (const [name, { data }] of expected.weights) {
    const worst = Math.max(...data.map((value, i) => Math.abs(value - model.weights.get(name)!.data[i]!)));
    assert.ok(worst < ROUNDING, `${name} differs by ${worst}`);
  }
}

describe('training on WebGPU', () => {
  const folder = temporaryFolder();
  // While something is open on the card, what was compiled for it is kept.
  let open: Trainer;
  before(async () => (open = await trainerOf(oneLayer(), { provider: 'webgpu' })));
  after(() => open.dispose());

  for (const [name, optimizer] of [
    ['AdamW', adamW],
    ['Adafactor', adafactor],
  ] as const)
    it(`computes with ${name} what the CPU computes, and keeps weights on the device until they are asked for`, async () => {
      const [here, there] = [oneLayer(), oneLayer()];
      const cpu = await trainerOf(here, { optimizer });
      const gpu = await trainerOf(there, { optimizer, provider: 'webgpu' });
      const expected = await steps(cpu, 0, 6);
      assertSame(await steps(gpu, 0, 6), expected);
      assertSameWeights(there, oneLayer());
      await gpu.sync();
      assertSameWeights(there, here);
      await cpu.dispose();
      await gpu.dispose();
    });

  it('writes a checkpoint from which the CPU goes on, and goes on from one of the CPU', async () => {
    const whole = await trainerOf(oneLayer(), {});
    const expected = await steps(whole, 0, 6);
    const turns = ['cpu', 'webgpu', 'cpu'] as const;
    for (const [turn, provider] of turns.entries()) {
      const trainer = await trainerOf(oneLayer(), { provider });
      if (turn > 0) assert.ok((await trainer.restore(join(folder, `${turn}.ckpt`))).ok);
      assertSame(await steps(trainer, 2 * turn, 2 * turn + 2), expected.slice(2 * turn));
      await trainer.save(join(folder, `${turn + 1}.ckpt`));
      await trainer.dispose();
    }
    await whole.dispose();
  });

  it('leaves out an update whose gradient is not finite', async () => {
    const model = oneLayer();
    model.weights.get('model.norm.weight')!.data[0] = Number.NaN;
    const before = model.weights.get('model.embed_tokens.weight')!.data.slice();
    const trainer = await trainerOf(model, { provider: 'webgpu' });
    const report = await trainer.step(batchOf(0));
    assert.ok(!Number.isFinite(report.gradNorm), String(report.gradNorm));
    await trainer.sync();
    assert.deepEqual(model.weights.get('model.embed_tokens.weight')!.data, before);
    await trainer.dispose();
  });
});
