import assert from 'node:assert/strict';
import { clipFactor, globalNorm } from '../../src/engine/gradient-norm';

describe('globalNorm', () => {
  it('is the length of all gradients as one vector', () => {
    assert.equal(globalNorm([Float32Array.of(3, 0), Float32Array.of(0, -4)]), 5);
    assert.equal(globalNorm([]), 0);
  });

  it('sums in double precision', () => {
    const many = new Float32Array(1 << 20).fill(1e-3);
    assert.ok(Math.abs(globalNorm([many]) / (Math.fround(1e-3) * 1024) - 1) < 1e-9);
  });
});

describe('clipFactor', () => {
  it('scales down to the limit, never up, and not at all without one', () => {
    assert.equal(clipFactor(4, 1), 0.25);
    assert.equal(clipFactor(0.5, 1), 1);
    assert.equal(clipFactor(1e9, 0), 1);
  });
});
