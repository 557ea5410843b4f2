import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScorer, createTrainer } from '../../src/engine';
import type { Model } from '../../src/model';
import { createAdapters, indexSafetensors, writeSafetensors } from '../../src/model';
import { near } from './golden';
import { packed, someTokens, tinyModel } from './tiny';

/** The model with its weights in a file as they are stored, none of them in memory. */
async function stored(model: Model, path: string): Promise<Model> {
  const index = await indexSafetensors(path);
  assert.ok(index.ok, JSON.stringify(index));
  return { ...model, weights: new Map(), stored: index.value.tensors };
}

/** Halves of 32-bit floats are bfloat16: what is lost is made lost in the model too, so that both hold the same. */
async function writeBfloat16(model: Model, path: string): Promise<void> {
  const header: Record<string, unknown> = {};
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of model.weights) {
    const bits = new Uint32Array(data.buffer, data.byteOffset, data.length);
    const halves = Uint16Array.from(bits, (x) => x >>> 16);
    bits.forEach((x, i) => (bits[i] = (x >>> 16) << 16));
    parts.push(Buffer.from(halves.buffer));
    header[name] = { dtype: 'BF16', shape, data_offsets: [offset, offset + halves.byteLength] };
    offset += halves.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header).padEnd(Math.ceil(JSON.stringify(header).length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  await writeFile(path, Buffer.concat([length, json, ...parts]));
}

async function lossesAndScores(model: Model): Promise<number[]> {
  const adapters = createAdapters(model.config, { rank: 2, alpha: 16, dropout: 0, targets: 'all-linear' }, 1);
  const own = { ...model, adapters };
  const trainer = await createTrainer(own, {
    batch: { sequences: 1, length: 12 },
    optimizer: { kind: 'adamw', lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 3 },
    clipNorm: 1,
    threads: 1,
  });
  assert.ok(trainer.ok, JSON.stringify(trainer));
  const found = [];
  for (let step = 0; step < 3; step++) found.push((await trainer.value.step([packed(12, [someTokens(12, 'a')])])).loss);
  await trainer.value.dispose();
  const scorer = await createScorer(own, { threads: 1 });
  assert.ok(scorer.ok);
  found.push(...(await scorer.value.logLikelihoods([{ prompt: [5, 6], continuation: [7, 8] }])));
  await scorer.value.dispose();
  return found;
}

describe('weights that lie in files', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'mapped-'))));
  after(() => rm(folder, { recursive: true }));

  it('train and score as those in memory do, also behind a link', async () => {
    const model = tinyModel({ tie_word_embeddings: false });
    await mkdir(join(folder, 'blobs'));
    await writeSafetensors(join(folder, 'blobs', 'abc'), model.weights, { dtype: 'f32' });
    await symlink(join(folder, 'blobs', 'abc'), join(folder, 'model.safetensors'));
    const mapped = await lossesAndScores(await stored(model, join(folder, 'model.safetensors')));
    assert.deepEqual(mapped, await lossesAndScores(model));
  });

  it('may be in 16 bits', async () => {
    const [half, brain] = [tinyModel(), tinyModel()];
    await writeSafetensors(join(folder, 'half.safetensors'), half.weights, { dtype: 'f16' });
    near(
      await lossesAndScores(await stored(half, join(folder, 'half.safetensors'))),
      await lossesAndScores(half),
      0.02,
      'f16',
    );
    await writeBfloat16(brain, join(folder, 'brain.safetensors'));
    near(
      await lossesAndScores(await stored(brain, join(folder, 'brain.safetensors'))),
      await lossesAndScores(brain),
      1e-5,
      'bf16',
    );
  });

  it('cannot be trained themselves', async () => {
    const model = await stored(tinyModel(), join(folder, 'half.safetensors'));
    const trainer = await createTrainer(model, {
      batch: { sequences: 1, length: 12 },
      optimizer: { kind: 'adamw', lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 3 },
      clipNorm: 1,
    });
    assert.ok(!trainer.ok && trainer.error.code === 'engine-options-invalid');
    assert.match(trainer.error.message, /only adapters can be trained/);
  });
});
