import assert from 'node:assert/strict';
import { gradients } from '../../src/engine/graph/differentiate';
import { Graph } from '../../src/engine/graph/graph';
import { encodeModel, liveNodes } from '../../src/engine/graph/onnx';
import { ProtobufWriter } from '../../src/engine/graph/protobuf';
import { broadcastShape } from '../../src/engine/graph/value';
import { add, multiply, negate, sum } from '../../src/engine/ops/arithmetic';
import { product } from '../../src/engine/ops/matmul';
import { reshape } from '../../src/engine/ops/shape';
import { runGraph } from './tiny';

describe('graph', () => {
  it('shares equal constants and tells numbers from lists and kinds', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    assert.equal(g.constant(1), g.constant(1));
    assert.notEqual(g.constant(1), g.constant([1]));
    assert.notEqual(g.constant(1).dtype, g.integers(1).dtype);
    assert.deepEqual(g.constant([1]).shape, [1]);
  });

  it('refuses shapes that do not broadcast', () => {
    assert.deepEqual(broadcastShape([2, 1, 3], [4, 1]), [2, 4, 3]);
    assert.throws(() => broadcastShape([2], [3]), /\[2\] and \[3\]/);
  });

  it('adds up gradients of a value used several times', async () => {
    const g = new Graph({ float: 'f64', kernels: 'primitive' });
    const x = g.parameter('x', []);
    const frozen = g.input('y', []);
    const unused = g.parameter('z', []);
    // x * x + x * y - x has the slope 2x + y - 1.
    const loss = add(g, add(g, multiply(g, x, x), multiply(g, x, frozen)), negate(g, x));
    const found = gradients(g, loss, [x, unused]);
    assert.equal(found[1], undefined);
    g.output('slope', found[0]!);
    const feeds = new Map([
      ['x', Float64Array.of(3)],
      ['y', Float64Array.of(10)],
    ]);
    assert.equal((await runGraph(g, feeds)).get('slope')![0], 15);
  });

  it('hands sums to products as their addend', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    const [x, w, v] = [g.parameter('x', [2, 2]), g.input('w', [2, 2]), g.input('v', [2, 2])];
    const both = add(g, product(g, x, w), product(g, x, v));
    const loss = reshape(g, sum(g, both, [0, 1]), []);
    g.output('dx', gradients(g, loss, [x])[0]!);
    const backward = liveNodes(g)
      .filter((node) => node.op === 'Gemm')
      .slice(-1)[0]!;
    assert.equal(backward.inputs.length, 3);
  });

  it('differentiates scalars only', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    const x = g.parameter('x', [2]);
    assert.throws(() => gradients(g, negate(g, x), [x]), RangeError);
  });

  it('writes only what an output needs', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    const x = g.input('x', [2]);
    g.input('unused', [2]);
    negate(g, add(g, x, g.constant(7)));
    g.output('y', negate(g, x));
    assert.deepEqual(
      liveNodes(g).map((node) => node.op),
      ['Neg', 'Identity'],
    );
    const text = Buffer.from(encodeModel(g)).toString('latin1');
    assert.ok(!text.includes('unused') && !text.includes('Add'));
  });
});

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
