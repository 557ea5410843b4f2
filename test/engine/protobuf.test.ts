import assert from 'node:assert/strict';
import { ProtobufWriter } from '../../src/engine/graph/protobuf';

describe('ProtobufWriter', () => {
  it('writes the wire format', () => {
    const bytes = new ProtobufWriter()
      .integer(1, 150)
      .text(2, 'testing')
      .message(3, (inner) => inner.integer(1, 150))
      .integer(4, -1)
      .float(5, 1)
      .finish();
    // The first three are the examples of protobuf.dev/programming-guides/encoding.
    assert.equal(
      Buffer.from(bytes).toString('hex'),
      `089601${'120774657374696e67'}${'1a03089601'}${'20ffffffffffffffffff01'}${'2d0000803f'}`,
    );
  });
});
