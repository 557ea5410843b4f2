import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sha256 } from '../../src/text';
import { sha256 as webSha256 } from '../../src/text/sha256.web';

describe('sha256 in a browser', () => {
  it('is the same as in Node', () => {
    // FIPS 180-4's own example.
    assert.equal(webSha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    for (let length = 0; length < 200; length++)
      assert.equal(webSha256('x'.repeat(length)), sha256('x'.repeat(length)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(webSha256(text), sha256(text))));
  });
});
