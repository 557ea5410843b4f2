import assert from 'node:assert/strict';
import { trainFeeds } from '../../src/engine/batch';
import type { Data } from '../../src/engine/graph/value';
import { createRuntime } from '../../src/engine/session';
import { buildTrainGraph, gradientName } from '../../src/engine/train-graph';
import { createRandom } from '../../src/random';
import { packed, runGraph, someTokens, tinyModel } from './tiny';

const batch = { sequences: 2, length: 12 };
/** Few distinct tokens, so that many rows add to one embedding; two segments and padding in the first sequence. */
const sequences = [
  packed(12, [someTokens(5, 'a').map((t) => 3 + (t % 4)), someTokens(5, 'b')], [1, 3]),
  packed(12, [someTokens(12, 'c')], 7),
];

function feedsOf(model: ReturnType<typeof tinyModel>, double: boolean) {
  const part = trainFeeds(sequences, batch, 0.1);
  const feeds = new Map<string, Data>(part.feeds);
  for (const [name, { data }] of model.weights) feeds.set(name, double ? Float64Array.from(data) : data);
  if (double) feeds.set('row_weights', Float64Array.from(feeds.get('row_weights') as Float32Array));
  return { feeds, headRows: part.headRows };
}

describe('train graph', () => {
  for (const tie of [true, false])
    it(`has the gradients that central differences show (tied: ${tie})`, async () => {
      const model = tinyModel({ tie_word_embeddings: tie });
      const { feeds, headRows } = feedsOf(model, true);
      assert.ok(headRows < 24, 'the head sees some positions only');
      const graph = buildTrainGraph(model.config, { batch, headRows, float: 'f64', kernels: 'primitive' });
      const runtime = await createRuntime({ threads: 1 });
      assert.ok(runtime.ok);
      const session = await runtime.value.open(graph);
      const first = await session.run(feeds);
      const lossOf = async (): Promise<number> => Number((await session.run(feeds)).get('loss')![0]);
      const random = createRandom('which');
      const h = 1e-5;
      for (const name of model.weights.keys()) {
        const data = feeds.get(name) as Float64Array;
        const gradient = first.get(gradientName(name)) as Float64Array;
        const largest = gradient.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
        assert.ok(largest > 1e-6, `${name} has a gradient`);
        const peak = gradient.findIndex((x) => Math.abs(x) === largest);
        for (const i of [peak, random.below(data.length), random.below(data.length)]) {
          const before = data[i]!;
          data[i] = before + h;
          const up = await lossOf();
          data[i] = before - h;
          const down = await lossOf();
          data[i] = before;
          const difference = (up - down) / (2 * h);
          assert.ok(
            Math.abs(difference - gradient[i]!) < 1e-7 * Math.max(1, largest),
            `${name}[${i}]: ${difference} and ${gradient[i]}`,
          );
        }
      }
      await session.dispose();
    });

  it('computes the same with fused kernels in 32 bits', async () => {
    const model = tinyModel();
    const { feeds, headRows } = feedsOf(model, false);
    const double = feedsOf(model, true);
    const exact = await runGraph(
      buildTrainGraph(model.config, { batch, headRows, float: 'f64', kernels: 'primitive' }),
      double.feeds,
    );
    for (const kernels of ['fused', 'primitive'] as const) {
      const graph = buildTrainGraph(model.config, { batch, headRows, float: 'f32', kernels });
      const results = await runGraph(graph, feeds);
      for (const [name, data] of exact) {
        const got = results.get(name)!;
        const scale = (data as Float64Array).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
        for (let i = 0; i < data.length; i++)
          assert.ok(Math.abs(Number(got[i]) - Number(data[i])) <= 5e-6 * scale, `${kernels} ${name}[${i}]`);
      }
    }
  });
});
