import assert from 'node:assert/strict';
import { smoothed } from '../../src/report/smooth';

const points = (losses: readonly number[]) => losses.map((loss, step) => ({ step, loss }));

describe('smoothed', () => {
  it('does not lag: a straight line stays where it is', () => {
    const line = Array.from({ length: 60 }, (_, i) => 3 - i / 30);
    for (const { loss, smooth } of smoothed(points(line)).slice(5, -5)) assert.ok(Math.abs(loss - smooth) < 1e-9);
  });

  it('takes most of the noise away', () => {
    const noisy = smoothed(points(Array.from({ length: 90 }, (_, i) => (i % 2 === 0 ? 1 : -1))));
    assert.ok(noisy.slice(10, -10).every(({ smooth }) => Math.abs(smooth) < 0.1));
  });

  it('takes a single point as it is', () => {
    assert.deepEqual(smoothed(points([2])), [{ step: 0, loss: 2, smooth: 2 }]);
  });
});
