import assert from 'node:assert/strict';
import { relativeBias, relativeBucket } from '../../../src/engine/encoder-decoder/relative-bias';
import { gradients } from '../../../src/engine/graph/differentiate';
import { Graph } from '../../../src/engine/graph/graph';
import type { Data } from '../../../src/engine/graph/value';
import { multiply, sum } from '../../../src/engine/ops/arithmetic';
import { reshape } from '../../../src/engine/ops/shape';
import { createRandom } from '../../../src/random';
import { runGraph } from '../tiny';
import { openT5 } from './golden-t5';

describe('relative positions', () => {
  it('puts every distance into the bucket that transformers puts it into', async () => {
    const { facts } = await openT5('t5');
    assert.deepEqual(Object.keys(facts.buckets), ['32/128', '8/12']);
    for (const [name, sides] of Object.entries(facts.buckets)) {
      const [buckets, maxDistance] = name.split('/').map(Number) as [number, number];
      for (const direction of ['both', 'back'] as const)
        assert.deepEqual(
          sides[direction].map((_, i) => relativeBucket(i - 300, { buckets, maxDistance }, direction)),
          sides[direction],
          `${name} ${direction}`,
        );
    }
  });

  it('adds the number of its bucket to each pair of places, and gathers their gradients there', async () => {
    const [heads, length] = [3, 7];
    const relative = { buckets: 8, maxDistance: 5 };
    const random = createRandom('relative');
    const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal());
    for (const direction of ['both', 'back'] as const) {
      const g = new Graph({ float: 'f64', kernels: 'primitive' });
      const table = g.parameter('table', [relative.buckets, heads]);
      const bias = relativeBias(g, table, relative, direction, length);
      const weights = numbers(heads * length * length);
      const weighted = multiply(g, bias, g.initializer('f64', bias.shape, weights));
      const [gradient] = gradients(g, reshape(g, sum(g, weighted, [0, 1, 2, 3]), []), [table]);
      g.output('bias', bias);
      g.output('gradient', gradient!);
      const values = numbers(relative.buckets * heads);
      const results = await runGraph(g, new Map<string, Data>([['table', values]]));

      const expected = new Float64Array(weights.length);
      const sums = new Float64Array(values.length);
      for (let at = 0; at < weights.length; at++) {
        const [head, query, key] = [
          Math.floor(at / length ** 2),
          Math.floor(at / length) % length,
          at % length,
        ] as const;
        const cell = relativeBucket(key - query, relative, direction) * heads + head;
        expected[at] = values[cell]!;
        sums[cell]! += weights[at]!;
      }
      assert.deepEqual(results.get('bias'), expected);
      const got = results.get('gradient') as Float64Array;
      sums.forEach((x, i) => assert.ok(Math.abs(x - got[i]!) < 1e-12, `${direction} ${i}: ${x} and ${got[i]}`));
    }
  });
});
