import assert from 'node:assert/strict';
import { Graph } from '../../src/engine/graph/graph';
import { encodeModel, liveNodes } from '../../src/engine/graph/onnx';
import { add, negate } from '../../src/engine/ops/arithmetic';

describe('encodeModel', () => {
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
