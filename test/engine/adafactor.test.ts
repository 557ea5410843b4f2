import assert from 'node:assert/strict';
import type { AdafactorOptions } from '../../src/engine';
import { createTrainer } from '../../src/engine';
import { adafactorUpdate } from '../../src/engine/adafactor';
import { goldenStart, goldenTraining, near } from './golden';

const paper: AdafactorOptions = {
  kind: 'adafactor',
  lr: 1e-2,
  relativeStep: false,
  scaleParameter: true,
  clipThreshold: 1,
  decayRate: -0.8,
  eps1: 1e-30,
  eps2: 1e-3,
  weightDecay: 0.1,
};

describe('adafactor', () => {
  const cases = [
    { name: 'adafactor', optimizer: paper, clipNorm: 1 },
    { name: 'adafactor-relative', optimizer: { ...paper, relativeStep: true, weightDecay: 0 }, clipNorm: 0.5 },
  ];
  for (const { name, optimizer, clipNorm } of cases)
    it(`walks along that of transformers for 20 steps: ${name}`, async () => {
      const { model, batch, length } = await goldenStart();
      const { tensors, trajectory } = await goldenTraining(name);
      const trainer = await createTrainer(model, {
        batch: { sequences: batch.length, length },
        optimizer,
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 20 },
        clipNorm,
        threads: 1,
      });
      assert.ok(trainer.ok);
      for (const [i, loss] of trajectory.losses.entries()) {
        const report = await trainer.value.step(batch);
        assert.ok(Math.abs(report.loss - loss) < 1e-3, `step ${report.step}: ${report.loss} and ${loss}`);
        assert.ok(Math.abs(report.gradNorm / trajectory.norms[i]! - 1) < 1e-3, `step ${report.step}`);
        assert.equal(report.lr, 0.01);
      }
      for (const [key, { data }] of model.weights) near(data, tensors.get(`trained/${key}`)!.data, 1e-3, key);
      await trainer.value.dispose();
    });

  it('is left as it was by a gradient of zeros, but for the decay', () => {
    const moment = { kind: 'factored', rows: new Float32Array(2), columns: new Float32Array(3) } as const;
    const weight = Float32Array.of(1, 2, 3, 4, 5, 6);
    const options = { ...paper, scaleParameter: false, weightDecay: 0.5 };
    adafactorUpdate(weight, moment, new Float32Array(6), options, { step: 1, lr: 0.1, gradientScale: 1 });
    near(weight, [0.95, 1.9, 2.85, 3.8, 4.75, 5.7], 1e-6, 'weight');
  });
});
