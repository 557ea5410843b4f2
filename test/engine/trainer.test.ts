import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepReport, Trainer, TrainerOptions } from '../../src/engine';
import { OutOfMemory, createTrainer } from '../../src/engine';
import { createPlace } from '../../src/engine/place/create-place';
import type { Place } from '../../src/engine/place/place';
import type { PackedSequence } from '../../src/mixture';
import type { Model } from '../../src/model';
import { packed, someTokens, tinyModel } from './tiny';

const options: TrainerOptions = {
  batch: { sequences: 2, length: 12 },
  optimizer: { kind: 'adamw', lr: 3e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 },
  schedule: { kind: 'linear', warmupSteps: 2, totalSteps: 20 },
  clipNorm: 1,
  threads: 2,
};

async function trainerOf(model: Model, changes: Partial<TrainerOptions> = {}): Promise<Trainer> {
  const trainer = await createTrainer(model, { ...options, ...changes });
  assert.ok(trainer.ok, JSON.stringify(trainer));
  return trainer.value;
}

/** The batch of a step; how much of it is labelled differs, so the head's size does too. */
function batchOf(step: number): PackedSequence[] {
  const from = [0, 6, 10][step % 3]!;
  return [packed(12, [someTokens(12, `${step} x`)], from), packed(12, [someTokens(11, `${step} y`)], from)];
}

async function steps(trainer: Trainer, from: number, to: number): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (let step = from; step < to; step++) reports.push(await trainer.step(batchOf(step)));
  return reports;
}

/** A place whose memory takes so many sequences of 12 tokens at once. */
function roomFor(sequences: number, place: Place): Place {
  const backward = place.backward.bind(place);
  place.backward = (part) =>
    part.feeds.get('tokens')!.length > 12 * sequences
      ? Promise.reject(new Error('Failed to allocate memory for requested buffer of size 4096'))
      : backward(part);
  return place;
}

const losses = (reports: readonly StepReport[]): number[] => reports.map((report) => report.loss);

describe('trainer', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'trainer-'))));
  after(() => rm(folder, { recursive: true }));

  it('learns a batch by heart', async () => {
    const trainer = await trainerOf(tinyModel(), { schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 60 } });
    const batch = batchOf(0);
    const first = await trainer.step(batch);
    let last = first;
    for (let i = 0; i < 59; i++) last = await trainer.step(batch);
    assert.ok(first.loss > 3 && last.loss < first.loss / 3, `${first.loss} to ${last.loss}`);
    assert.deepEqual([first.step, first.tokens, first.labelled, first.lr], [1, 23, 21, 3e-3]);
    assert.equal(last.step, 60);
    await trainer.dispose();
  });

  it('gives bit-equal losses and weights for the same start', async () => {
    const [a, b] = [tinyModel(), tinyModel()];
    const [first, second] = [await trainerOf(a), await trainerOf(b)];
    assert.deepEqual(losses(await steps(first, 0, 8)), losses(await steps(second, 0, 8)));
    for (const [name, { data }] of a.weights) assert.deepEqual(data, b.weights.get(name)!.data, name);
    await first.dispose();
    await second.dispose();
  });

  it('goes on from a checkpoint as if never interrupted', async () => {
    const whole = tinyModel();
    const uninterrupted = await trainerOf(whole);
    const expected = losses(await steps(uninterrupted, 0, 9));

    const file = join(folder, 'middle.safetensors');
    const before = await trainerOf(tinyModel());
    await steps(before, 0, 4);
    await before.save(file, { cursor: 4, order: ['a', 'b'] });
    await before.dispose();

    const resumed = tinyModel({}, 99);
    const after = await trainerOf(resumed);
    assert.deepEqual(await after.restore(file), {
      ok: true,
      value: { step: 4, metadata: { cursor: 4, order: ['a', 'b'] } },
    });
    assert.equal(after.stepsDone, 4);
    assert.deepEqual(losses(await steps(after, 4, 9)), expected.slice(4));
    for (const [name, { data }] of whole.weights) assert.deepEqual(data, resumed.weights.get(name)!.data, name);
    await uninterrupted.dispose();
    await after.dispose();
  });

  it('takes a checkpoint of another model or a broken one as an error and stays as it was', async () => {
    const file = join(folder, 'small.safetensors');
    const small = await trainerOf(tinyModel());
    await small.save(file);
    const model = tinyModel({ intermediate_size: 32 });
    const untouched = [...model.weights.values()].map(({ data }) => data.slice());
    const other = await trainerOf(model);
    const mismatch = await other.restore(file);
    assert.ok(!mismatch.ok && mismatch.error.code === 'engine-checkpoint-mismatch');
    assert.match(mismatch.error.message, /mlp\.gate_proj/);
    assert.deepEqual(
      [...model.weights.values()].map(({ data }) => data),
      untouched,
    );

    await writeFile(file, 'cut off');
    const broken = await other.restore(file);
    assert.ok(!broken.ok && broken.error.code === 'engine-checkpoint-unreadable');
    const absent = await other.restore(join(folder, 'none'));
    assert.ok(!absent.ok && absent.error.code === 'engine-checkpoint-unreadable');
    await small.dispose();
    await other.dispose();
  });

  it('adds micro-batches up to the whole batch', async () => {
    const [a, b] = [tinyModel(), tinyModel()];
    const [whole, parts] = [await trainerOf(a), await trainerOf(b, { microBatch: 1 })];
    const [one, two] = [await steps(whole, 0, 3), await steps(parts, 0, 3)];
    one.forEach((report, i) => {
      assert.ok(Math.abs(report.loss - two[i]!.loss) < 1e-5);
      assert.ok(Math.abs(report.gradNorm / two[i]!.gradNorm - 1) < 1e-4);
      assert.equal(report.tokens, two[i]!.tokens);
    });
    await whole.dispose();
    await parts.dispose();
  });

  it('computes fewer sequences at once where memory runs out, with the same result, and says so', async () => {
    const [a, b] = [tinyModel(), tinyModel()];
    const batch = [...batchOf(0), ...batchOf(1)];
    const changes = { batch: { sequences: 4, length: 12 } };
    const whole = await trainerOf(a, changes);
    const small = await createTrainer(b, { ...options, ...changes }, async (...given) =>
      roomFor(2, await createPlace(...given)),
    );
    assert.ok(small.ok);
    assert.deepEqual([whole.microBatch, small.value.microBatch], [4, 4]);
    const [one, two] = [await whole.step(batch), await small.value.step(batch)];
    assert.deepEqual([one.microBatch, two.microBatch, small.value.microBatch], [4, 2, 2]);
    assert.ok(Math.abs(one.loss - two.loss) < 1e-5 && Math.abs(one.gradNorm / two.gradNorm - 1) < 1e-4);
    // The checkpoint keeps the division, so that what goes on from it rounds alike.
    const file = join(folder, 'divided.safetensors');
    await small.value.save(file);
    const resumed = await trainerOf(tinyModel(), changes);
    assert.ok((await resumed.restore(file)).ok);
    assert.equal(resumed.microBatch, 2);
    const none = await createTrainer(tinyModel(), { ...options, ...changes }, async (...given) =>
      roomFor(0, await createPlace(...given)),
    );
    assert.ok(none.ok);
    await assert.rejects(none.value.step(batch), OutOfMemory);
    for (const trainer of [whole, small.value, resumed, none.value]) await trainer.dispose();
  });

  it('has the mean loss of the examples that a sequence packs, and pays no attention to padding', async () => {
    const [x, y] = [someTokens(7, 'x'), someTokens(5, 'y')];
    const lossOf = async (batch: PackedSequence[], length: number): Promise<StepReport> => {
      const trainer = await trainerOf(tinyModel(), { batch: { sequences: 2, length } });
      const report = await trainer.step(batch);
      await trainer.dispose();
      return report;
    };
    const together = await lossOf([packed(12, [x, y])], 12);
    const apart = await lossOf([packed(12, [x]), packed(12, [y])], 12);
    const alone = [await lossOf([packed(7, [x])], 7), await lossOf([packed(5, [y])], 5)];
    const mean = (6 * alone[0]!.loss + 4 * alone[1]!.loss) / 10;
    for (const report of [together, apart]) assert.ok(Math.abs(report.loss - mean) < 1e-5, `${report.loss} ${mean}`);
    assert.ok(Math.abs(together.gradNorm / apart.gradNorm - 1) < 1e-4);
  });

  it('updates nothing by a batch without labels but the decay of matrices', async () => {
    const model = tinyModel();
    const before = model.weights.get('model.norm.weight')!.data.slice();
    const trainer = await trainerOf(model);
    const report = await trainer.step([packed(12, [someTokens(6, 'z')], 99)]);
    assert.deepEqual([report.loss, report.gradNorm, report.labelled], [0, 0, 0]);
    assert.deepEqual(model.weights.get('model.norm.weight')!.data, before);
    await trainer.dispose();
  });

  it('leaves out an update whose gradient is not finite', async () => {
    const model = tinyModel();
    const norm = model.weights.get('model.norm.weight')!.data;
    norm[0] = Number.NaN;
    const embedding = model.weights.get('model.embed_tokens.weight')!.data;
    const before = embedding.slice();
    const trainer = await trainerOf(model);
    const report = await trainer.step(batchOf(0));
    assert.ok(Number.isNaN(report.gradNorm));
    assert.deepEqual(embedding, before);
    await trainer.dispose();
  });

  it('names the option that cannot be', async () => {
    const cases: readonly (readonly [Partial<TrainerOptions>, RegExp])[] = [
      [{ batch: { sequences: 0, length: 12 } }, /batch\.sequences must be a positive whole number, not 0/],
      [{ batch: { sequences: 1, length: 65 } }, /65 tokens are longer than the 64/],
      [{ microBatch: 1.5 }, /microBatch .* 1\.5/],
      [{ clipNorm: -1 }, /clipNorm/],
    ];
    for (const [changes, message] of cases) {
      const refused = await createTrainer(tinyModel(), { ...options, ...changes });
      assert.ok(!refused.ok && refused.error.code === 'engine-options-invalid');
      assert.match(refused.error.message, message);
    }
  });
});
