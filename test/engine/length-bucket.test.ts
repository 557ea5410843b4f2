import assert from 'node:assert/strict';
import { createTrainer } from '../../src/engine';
import { cutPadding } from '../../src/engine/length-bucket';
import { packed, someTokens, tinyModel } from './tiny';

describe('cutPadding', () => {
  const lengthOf = (...used: readonly number[]): number => {
    const batch = used.map((count) => packed(30, [someTokens(count, String(count))]));
    const { batch: cut, shape } = cutPadding(batch, { sequences: 4, length: 30 });
    for (const [i, { tokens, labels, segments, positions }] of cut.entries()) {
      assert.deepEqual(
        [tokens, labels, segments, positions].map(({ length }) => length),
        Array(4).fill(shape.length),
      );
      assert.deepEqual(tokens, batch[i]!.tokens.subarray(0, shape.length));
    }
    return shape.length;
  };

  it('keeps what the longest sequence holds, up to a quarter of the length', () => {
    assert.deepEqual([lengthOf(3, 5), lengthOf(8), lengthOf(9, 1), lengthOf(15)], [8, 8, 15, 15]);
    assert.deepEqual([lengthOf(16), lengthOf(22, 23), lengthOf(24), lengthOf(30, 2)], [23, 23, 30, 30]);
    assert.deepEqual([lengthOf(), lengthOf(0)], [8, 8]);
  });

  it('cuts either side of an encoder-decoder by itself', () => {
    const segments = Int32Array.of(0, 0, -1, -1, -1, -1, -1, -1);
    const batch = [{ ...packed(8, [someTokens(7, 'x')]), input: { tokens: new Int32Array(8), segments } }];
    const { batch: cut, shape } = cutPadding(batch, { sequences: 1, length: 8, inputLength: 8 });
    assert.deepEqual([shape.length, shape.inputLength], [8, 2]);
    assert.deepEqual([cut[0]!.tokens.length, cut[0]!.input!.segments.length], [8, 2]);
  });

  it('leaves loss and gradient as they are', async () => {
    const step = async (length: number) => {
      const trainer = await createTrainer(tinyModel(), {
        batch: { sequences: 2, length },
        optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
        clipNorm: 0,
        threads: 1,
      });
      assert.ok(trainer.ok);
      const report = await trainer.value.step([
        packed(length, [someTokens(6, 'a')]),
        packed(length, [someTokens(7, 'b')]),
      ]);
      await trainer.value.dispose();
      return report;
    };
    const [long, short] = [await step(32), await step(8)];
    assert.equal(long.loss, short.loss);
    assert.equal(long.gradNorm, short.gradNorm);
  });
});
