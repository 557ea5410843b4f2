import assert from 'node:assert/strict';
import { bfloat16ToFloat32, float16ToFloat32, float32ToFloat16 } from '../../src/model/float16';

describe('float16', () => {
  it('gives every half-precision number back', () => {
    for (let half = 0; half < 0x1_0000; half++) {
      const value = float16ToFloat32(half);
      if (Number.isNaN(value)) assert.ok(Number.isNaN(float16ToFloat32(float32ToFloat16(value))));
      else assert.equal(float32ToFloat16(value), half, half.toString(16));
    }
  });

  it('knows the landmarks of the format', () => {
    assert.deepEqual([0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00].map(float16ToFloat32), [
      1,
      -2,
      65504,
      2 ** -24,
      2 ** -14,
      Infinity,
    ]);
  });

  it('rounds to nearest, ties to even, and overflows to infinity', () => {
    const step = 2 ** -10;
    assert.equal(float32ToFloat16(1 + step / 2), 0x3c00);
    assert.equal(float32ToFloat16(1 + (3 * step) / 2), 0x3c02);
    assert.equal(float32ToFloat16(1 + step * 0.51), 0x3c01);
    assert.equal(float32ToFloat16(65519), 0x7bff);
    assert.equal(float32ToFloat16(65520), 0x7c00);
    assert.equal(float32ToFloat16(-1e9), 0xfc00);
    assert.equal(float32ToFloat16(2 ** -25), 0);
    assert.equal(float32ToFloat16(2 ** -25 * 1.5), 1);
  });
});

describe('bfloat16', () => {
  it('is the upper half of a 32-bit float', () => {
    assert.deepEqual([0x3f80, 0xc040, 0x7f80].map(bfloat16ToFloat32), [1, -3, Infinity]);
  });
});
