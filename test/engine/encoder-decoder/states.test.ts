import assert from 'node:assert/strict';
import type { StepReport } from '../../../src/engine';
import { createTrainer } from '../../../src/engine';
import type { PackedSequence } from '../../../src/mixture';
import { createAdapters } from '../../../src/model';
import { createRandom } from '../../../src/random';
import type { Pair } from './golden-t5';
import { openT5, packedPairs } from './golden-t5';

const pairOf = (input: number, target: number, seed: string): Pair => {
  const random = createRandom(seed);
  const tokens = (count: number) => Array.from({ length: count }, () => 3 + random.below(20));
  return { input: tokens(input), target: tokens(target) };
};

const optimizer = { kind: 'adamw', lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 } as const;

async function stepOf(batch: readonly PackedSequence[], microBatch?: number): Promise<StepReport> {
  const { model } = await openT5('flan-t5');
  const [first] = batch;
  const trainer = await createTrainer(model, {
    batch: { sequences: 2, length: first!.tokens.length, inputLength: first!.input!.tokens.length },
    ...(microBatch === undefined ? {} : { microBatch }),
    optimizer,
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
    clipNorm: 0,
    threads: 1,
  });
  assert.ok(trainer.ok, JSON.stringify(trainer));
  const report = await trainer.value.step(batch);
  await trainer.value.dispose();
  return report;
}

describe('training an encoder-decoder', () => {
  const [x, y] = [pairOf(9, 6, 'x'), pairOf(4, 3, 'y')];

  it('has the mean loss of the examples that a sequence packs, on whatever places, and passes over padding', async () => {
    const together = await stepOf([packedPairs(16, 12, [x, y])]);
    const turned = await stepOf([packedPairs(13, 9, [y, x])]);
    const apart = await stepOf([packedPairs(16, 12, [x]), packedPairs(16, 12, [y])]);
    const alone = [await stepOf([packedPairs(9, 6, [x])]), await stepOf([packedPairs(4, 3, [y])])];
    const mean = (6 * alone[0]!.loss + 3 * alone[1]!.loss) / 9;
    for (const report of [together, turned, apart]) {
      assert.ok(Math.abs(report.loss - mean) < 1e-5, `${report.loss} ${mean}`);
      assert.ok(Math.abs(report.gradNorm / together.gradNorm - 1) < 1e-4);
      assert.deepEqual([report.labelled, report.tokens], [9, 22]);
    }
  });

  it('adds micro-batches up to the whole batch', async () => {
    const batch = [packedPairs(16, 12, [x]), packedPairs(16, 12, [y])];
    const [whole, parts] = [await stepOf(batch), await stepOf(batch, 1)];
    assert.ok(Math.abs(whole.loss - parts.loss) < 1e-5);
    assert.ok(Math.abs(whole.gradNorm / parts.gradNorm - 1) < 1e-4);
  });

  it('computes activations again where it keeps none, with the same result', async () => {
    const batch = [packedPairs(16, 12, [x, y])];
    const { model } = await openT5('flan-t5');
    const trainer = await createTrainer(model, {
      batch: { sequences: 1, length: 12, inputLength: 16 },
      checkpointActivations: true,
      optimizer,
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
      clipNorm: 0,
      threads: 1,
    });
    assert.ok(trainer.ok, JSON.stringify(trainer));
    const report = await trainer.value.step(batch);
    await trainer.value.dispose();
    const kept = await stepOf(batch);
    assert.ok(Math.abs(report.loss - kept.loss) < 1e-6);
    assert.ok(Math.abs(report.gradNorm / kept.gradNorm - 1) < 1e-5, `${report.gradNorm} and ${kept.gradNorm}`);
  });

  it('trains adapters on both sides and on what joins them, and leaves the base alone', async () => {
    const { model, config } = await openT5('flan-t5');
    const base = new Map([...model.weights].map(([name, { data }]) => [name, data.slice()]));
    const lora = { rank: 2, alpha: 4, dropout: 0.1, targets: 'all-linear' } as const;
    const adapters = createAdapters(config, lora, 'seed');
    const trainer = await createTrainer(
      { ...model, adapters },
      {
        batch: { sequences: 1, length: 12, inputLength: 16 },
        optimizer,
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 30 },
        clipNorm: 1,
        threads: 1,
      },
    );
    assert.ok(trainer.ok, JSON.stringify(trainer));
    const losses: number[] = [];
    for (let i = 0; i < 30; i++) losses.push((await trainer.value.step([packedPairs(16, 12, [x, y])])).loss);
    await trainer.value.dispose();
    assert.ok(losses.at(-1)! < losses[0]! - 1, `${losses[0]} to ${losses.at(-1)}`);
    for (const [name, data] of base) assert.deepEqual(model.weights.get(name)!.data, data, name);
    for (const side of ['encoder.block.0.layer.0.SelfAttention.q', 'decoder.block.0.layer.1.EncDecAttention.k'])
      assert.ok(
        [...adapters.weights].some(([name, { data }]) => name.includes(`${side}.lora_B`) && data.some((n) => n !== 0)),
        side,
      );
  });

  it('asks for the length of the inputs', async () => {
    const { model } = await openT5('t5');
    const refused = await createTrainer(model, {
      batch: { sequences: 1, length: 12 },
      optimizer,
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
      clipNorm: 0,
    });
    assert.ok(!refused.ok && refused.error.code === 'engine-options-invalid');
    assert.match(refused.error.message, /batch\.inputLength/);
  });
});
