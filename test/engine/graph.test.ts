import assert from 'node:assert/strict';
import { Graph } from '../../src/engine/graph/graph';
import { broadcastShape } from '../../src/engine/graph/value';
import { multiply } from '../../src/engine/ops/arithmetic';

describe('graph', () => {
  it('shares equal constants and tells numbers from lists and kinds', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    assert.equal(g.constant(1), g.constant(1));
    assert.notEqual(g.constant(1), g.constant([1]));
    assert.notEqual(g.constant(1).dtype, g.integers(1).dtype);
    assert.deepEqual(g.constant([1]).shape, [1]);
  });

  it('records only what leads to a parameter, and nothing while the tape is stopped', () => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    const [x, y] = [g.parameter('x', [2]), g.input('y', [2])];
    assert.ok(g.isDifferentiable(multiply(g, x, y)));
    assert.ok(!g.isDifferentiable(multiply(g, y, y)));
    g.withoutRecording((tape) => {
      assert.equal(tape.length, 1);
      assert.ok(!g.isDifferentiable(multiply(g, x, x)));
    });
    assert.ok(g.isDifferentiable(multiply(g, x, x)));
  });
});

describe('broadcastShape', () => {
  it('is that of NumPy, and refuses shapes that do not broadcast', () => {
    assert.deepEqual(broadcastShape([2, 1, 3], [4, 1]), [2, 4, 3]);
    assert.throws(() => broadcastShape([2], [3]), /\[2\] and \[3\]/);
  });
});
