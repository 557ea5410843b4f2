import assert from 'node:assert/strict';
import { gradients } from '../../src/engine/graph/differentiate';
import { Graph } from '../../src/engine/graph/graph';
import { liveNodes } from '../../src/engine/graph/onnx';
import { add, multiply, negate, sum } from '../../src/engine/ops/arithmetic';
import { product } from '../../src/engine/ops/matmul';
import { reshape } from '../../src/engine/ops/shape';
import { runGraph } from './tiny';

describe('gradients', () => {
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
});
