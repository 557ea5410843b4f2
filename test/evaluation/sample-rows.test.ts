import assert from 'node:assert/strict';
import { sampleRows } from '../../src/evaluation';

describe('sampleRows', () => {
  const rows = Array.from({ length: 100 }, (_, i) => i);

  it('draws the same rows for the same seed, in their order and each once', () => {
    const sample = sampleRows(rows, 10, 'a');
    assert.deepEqual(sample, sampleRows(rows, 10, 'a'));
    assert.equal(new Set(sample).size, 10);
    assert.deepEqual(
      sample,
      [...sample].sort((a, b) => a - b),
    );
  });

  it('draws other rows for another seed, and not just the first ones', () => {
    assert.notDeepEqual(sampleRows(rows, 10, 'a'), sampleRows(rows, 10, 'b'));
    assert.ok(sampleRows(rows, 10, 'a').some((row) => row >= 50));
  });

  it('takes all where there are no more', () => {
    assert.deepEqual(sampleRows([1, 2], 5, 'a'), [1, 2]);
  });
});
