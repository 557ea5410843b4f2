import assert from 'node:assert/strict';
import { isOutOfMemory } from '../../../src/engine/memory/out-of-memory';

describe('isOutOfMemory', () => {
  it('knows what libraries write then, and nothing else', () => {
    const signs = [
      'Non-zero status code returned while running Gemm node. Failed to allocate memory for requested buffer of size 8589934592',
      'std::bad_alloc',
      'bad allocation',
      'Array buffer allocation failed',
      'Device is lost: out of memory',
      'CUDA failure 2: out of memory ; GPU=0',
      'Buffer size (4294967296) exceeds the max buffer size limit (2147483648).',
    ];
    for (const sign of signs) assert.ok(isOutOfMemory(new Error(sign)), sign);
    for (const other of ['no data for the input x', 'Invalid rank for input', ''])
      assert.ok(!isOutOfMemory(new Error(other)), other);
  });
});
