import assert from 'node:assert/strict';
import { trainFeeds } from '../../../src/engine/batch';
import type { Data } from '../../../src/engine/graph/value';
import { weightFeeds } from '../../../src/engine/model-weights';
import { buildTrainGraph } from '../../../src/engine/train-graph';
import type { Model } from '../../../src/model';
import { createAdapters } from '../../../src/model';
import { near } from '../golden';
import { packed, runGraph, someTokens, tinyModel } from '../tiny';

const batch = { sequences: 2, length: 12 };
const sequences = [packed(12, [someTokens(5, 'a'), someTokens(5, 'b')], [1, 3]), packed(12, [someTokens(12, 'c')], 7)];

/** Loss and gradients, and how many products the graph has. */
async function pass(model: Model, recompute: boolean) {
  const { feeds, headRows } = trainFeeds(sequences, batch, 0.1);
  const options = { batch, headRows, float: 'f32', kernels: 'fused', recompute } as const;
  const graph = buildTrainGraph(model.config, options, model);
  const all = new Map<string, Data>(feeds);
  for (const [name, data] of weightFeeds(model)) all.set(name, data);
  const products = graph.nodes.filter(({ op }) => op === 'Gemm').length;
  return { results: await runGraph(graph, all), products };
}

describe('recompute', () => {
  const adapted = tinyModel();
  const adapters = createAdapters(adapted.config, { rank: 2, alpha: 4, dropout: 0, targets: 'all-linear' }, 1);
  for (const { data } of adapters.weights.values()) data.forEach((_, i) => (data[i] = Math.sin(i + 1) / 3));
  const models: readonly (readonly [string, Model])[] = [
    ['all weights', tinyModel()],
    ['grouped norms and a head of its own', tinyModel({ tie_word_embeddings: false })],
    ['adapters', { ...adapted, adapters }],
  ];
  for (const [name, model] of models)
    it(`has the gradients that it has with everything kept: ${name}`, async () => {
      const [kept, anew] = [await pass(model, false), await pass(model, true)];
      assert.ok(anew.products > kept.products, 'layers are computed twice');
      assert.equal(anew.results.size, kept.results.size);
      for (const [key, expected] of kept.results) {
        const scale = Math.hypot(...(expected as Float32Array));
        near(anew.results.get(key) as Float32Array, expected as Float32Array, 1e-6 * scale, key);
      }
    });
});
