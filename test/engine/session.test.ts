import assert from 'node:assert/strict';
import { Graph } from '../../src/engine/graph/graph';
import { createRuntime } from '../../src/engine/session';
import { add } from '../../src/engine/ops/arithmetic';
import { runGraph } from './tiny';

describe('session', () => {
  const graph = (): Graph => {
    const g = new Graph({ float: 'f32', kernels: 'primitive' });
    g.output('y', add(g, g.input('x', [2]), g.constant(1)));
    return g;
  };

  it('reads inputs where they lie, so that a changed weight is seen by the next run', async () => {
    const runtime = await createRuntime({ threads: 1 });
    assert.ok(runtime.ok);
    const session = await runtime.value.open(graph());
    const x = Float32Array.of(1, 2);
    const feeds = new Map([['x', x]]);
    const first = (await session.run(feeds)).get('y');
    x[0] = 10;
    assert.deepEqual((await session.run(feeds)).get('y'), Float32Array.of(11, 3));
    assert.deepEqual(first, Float32Array.of(2, 3), 'results are not overwritten');
    await session.dispose();
  });

  it('names an input that has no data', async () => {
    await assert.rejects(runGraph(graph(), new Map()), /no data for the input x/);
  });
});
