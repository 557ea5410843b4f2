import assert from 'node:assert/strict';
import { Graph } from '../../../src/engine/graph/graph';
import { executionOrder } from '../../../src/engine/memory/execution-order';
import { passBytes } from '../../../src/engine/memory/pass-bytes';
import { add, multiply } from '../../../src/engine/ops/arithmetic';
import { product } from '../../../src/engine/ops/matmul';
import { reshape } from '../../../src/engine/ops/shape';

const graph = (): Graph => new Graph({ float: 'f32', kernels: 'primitive' });
/** 10 x 10 numbers of four bytes. */
const SQUARE = 400;

describe('what a pass holds', () => {
  it('is what is still needed, results that are written over counted once', () => {
    const g = graph();
    const x = g.input('x', [10, 10]);
    const a = product(g, x, x);
    const b = product(g, a, a);
    // b is needed no more: the sum is written over it, and its other form is no copy.
    g.output('y', product(g, reshape(g, add(g, b, x), [10, 10]), x));
    assert.deepEqual(passBytes(g), { peak: 2 * SQUARE, outputs: SQUARE, constants: 0 });
  });

  it('keeps what is read later', () => {
    const g = graph();
    const x = g.input('x', [10, 10]);
    const a = product(g, x, x);
    const b = product(g, a, a);
    const c = product(g, b, b);
    // a waits for the end while b makes room for c.
    g.output('y', product(g, a, c));
    assert.equal(passBytes(g).peak, 3 * SQUARE);
  });

  it('counts constants apart, and nothing that no output needs', () => {
    const g = graph();
    const x = g.input('x', [10, 10]);
    product(g, x, x);
    g.output('y', multiply(g, x, g.initializer('f32', [10, 10], new Float32Array(100))));
    assert.deepEqual(passBytes(g), { peak: SQUARE, outputs: SQUARE, constants: SQUARE });
  });
});

describe('the order of execution', () => {
  it('goes back from the last node that nobody reads, by its latest input first', () => {
    const g = graph();
    const x = g.input('x', [2]);
    const early = g.emit('Neg', [x], [2]);
    const late = g.emit('Abs', [x], [2]);
    const last = g.emit('Add', [early, late], [2]);
    const other = g.emit('Sqrt', [x], [2]);
    g.output('a', other);
    g.output('b', last);
    const names = executionOrder(g.nodes).map(({ op }) => op);
    assert.deepEqual(names, ['Sqrt', 'Abs', 'Neg', 'Add', 'Identity', 'Identity']);
  });
});
