import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../src/text';

describe('base64', () => {
  it('is what Node makes of the same bytes, and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
        assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      }),
    );
  });

  it('takes a file of some size', () => {
    const bytes = new Uint8Array(200_000).map((_, i) => i);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
  });
});
