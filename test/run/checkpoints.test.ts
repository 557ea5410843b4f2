import assert from 'node:assert/strict';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTrainer, type Trainer } from '../../src/engine';
import { Checkpoints } from '../../src/run/checkpoints';
import type { TrainingState } from '../../src/run/training-state';
import { failWrites } from '../disk/failing-disk';
import { packed, someTokens, tinyModel } from '../engine/tiny';
import { temporaryFolder } from './temporary';

describe('Checkpoints', () => {
  const root = temporaryFolder();
  let count = 0;
  const made: Trainer[] = [];
  afterEach(async () => {
    for (const trainer of made.splice(0)) await trainer.dispose();
  });

  async function newTrainer(): Promise<Trainer> {
    const created = await createTrainer(tinyModel(), {
      batch: { sequences: 1, length: 8 },
      optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 9 },
      clipNorm: 1,
      threads: 1,
    });
    assert.ok(created.ok);
    made.push(created.value);
    return created.value;
  }

  const stateAt = (step: number): TrainingState => ({ tokens: step }) as TrainingState;

  /** A folder with a checkpoint for each step. */
  async function folderWith(steps: number, best?: number): Promise<{ folder: string; trainer: Trainer }> {
    const folder = join(root, String(count++));
    const checkpoints = new Checkpoints(folder, 7);
    const trainer = await newTrainer();
    for (let step = 1; step <= steps; step++) {
      await trainer.step([packed(8, [someTokens(8, String(step))])]);
      await checkpoints.save(trainer, stateAt(step), best);
    }
    return { folder, trainer };
  }

  it('keeps the newest two, and the best one besides', async () => {
    const { folder } = await folderWith(5, 2);
    assert.deepEqual(
      readdirSync(folder).sort(),
      [2, 4, 5].map((step) => `seed-7-step-${step}.ckpt`),
    );
  });

  it('gives the newest with its state, and nothing where there is none', async () => {
    const { folder } = await folderWith(3);
    const trainer = await newTrainer();
    const restored = await new Checkpoints(folder, 7).restore(trainer);
    assert.ok(restored.ok && restored.value !== undefined);
    assert.deepEqual(restored.value.state, stateAt(3));
    assert.deepEqual(restored.value.damaged, []);
    assert.equal(trainer.stepsDone, 3);
    assert.deepEqual(await new Checkpoints(folder, 8).restore(trainer), { ok: true, value: undefined });
    assert.deepEqual(await new Checkpoints(join(root, 'none'), 7).restore(trainer), { ok: true, value: undefined });
  });

  const damages: Readonly<Record<string, (file: string) => void>> = {
    'cut in half': (file) => {
      truncateSync(file, Math.floor(readFileSync(file).length / 2));
    },
    empty: (file) => {
      truncateSync(file, 0);
    },
    'one bit off': (file) => {
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 4;
      writeFileSync(file, bytes);
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`falls back to the one before where the newest is ${name}, and says so`, async () => {
      const { folder } = await folderWith(3);
      damage(join(folder, 'seed-7-step-3.ckpt'));
      const trainer = await newTrainer();
      const checkpoints = new Checkpoints(folder, 7);
      const restored = await checkpoints.restore(trainer);
      assert.ok(restored.ok && restored.value !== undefined);
      assert.equal(trainer.stepsDone, 2);
      assert.match(restored.value.damaged.join(), /seed-7-step-3\.ckpt is damaged/);
      // What is saved next counts, not the damaged one.
      await checkpoints.save(trainer, stateAt(2));
      assert.deepEqual(readdirSync(folder), ['seed-7-step-2.ckpt']);
    });
  }

  it('says how to begin again where all are damaged', async () => {
    const { folder } = await folderWith(2);
    for (const name of readdirSync(folder)) truncateSync(join(folder, name), 10);
    const restored = await new Checkpoints(folder, 7).restore(await newTrainer());
    assert.ok(!restored.ok);
    assert.equal(restored.error.code, 'checkpoint-damaged');
    assert.ok(restored.error.remedy!.includes(folder));
  });

  it('refuses one of another model', async () => {
    const { folder } = await folderWith(1);
    const created = await createTrainer(tinyModel({ intermediate_size: 32 }), {
      batch: { sequences: 1, length: 8 },
      optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 9 },
      clipNorm: 1,
    });
    assert.ok(created.ok);
    made.push(created.value);
    const restored = await new Checkpoints(folder, 7).restore(created.value);
    assert.ok(!restored.ok && restored.error.code === 'engine-failed');
  });

  for (const code of ['ENOSPC', 'spoil'] as const) {
    it(`loses none where the next cannot be written (${code})`, async () => {
      const { folder, trainer } = await folderWith(2);
      await trainer.step([packed(8, [someTokens(8, 'more')])]);
      const before = readdirSync(folder);
      const disk = await failWrites({ code, after: 3 });
      try {
        await assert.rejects(new Checkpoints(folder, 7).save(trainer, stateAt(3)));
      } finally {
        disk.mend();
      }
      assert.deepEqual(readdirSync(folder), before);
      const fresh = await newTrainer();
      const restored = await new Checkpoints(folder, 7).restore(fresh);
      assert.ok(restored.ok && restored.value?.damaged.length === 0);
      assert.equal(fresh.stepsDone, 2);
    });
  }
});
