import assert from 'node:assert/strict';
import { Graph } from '../../src/engine/graph/graph';
import type { Value } from '../../src/engine/graph/value';
import { segmentMask } from '../../src/engine/ops/attention';
import { runGraph } from './tiny';

const i32 = (g: Graph, shape: readonly number[], numbers: readonly number[]): Value =>
  g.initializer('i32', shape, Int32Array.from(numbers));

describe('segmentMask', () => {
  it('attends to its own segment, its parent and the past alone', async () => {
    const g = new Graph({ float: 'f64', kernels: 'primitive' });
    // Positions: prompt, prompt, choice a, choice b, another example, padding.
    g.output('mask', segmentMask(g, i32(g, [1, 6], [0, 0, 1, 2, 3, -1]), i32(g, [1, 6], [0, 0, 0, 0, 3, -1])));
    const mask = (await runGraph(g, new Map())).get('mask') as Float64Array;
    const seen = Array.from({ length: 6 }, (_, q) =>
      Array.from({ length: 6 }, (_, k) => (mask[q * 6 + k] === 0 ? 'x' : '.')).join(''),
    );
    assert.deepEqual(seen, ['x.....', 'xx....', 'xxx...', 'xx.x..', '....x.', '.....x']);
  });
});
