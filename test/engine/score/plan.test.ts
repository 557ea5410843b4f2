import assert from 'node:assert/strict';
import { layOut, planScoring } from '../../../src/engine/score/plan';
import { someTokens } from '../tiny';

const options = {
  ...{ tokensPerBatch: 512, predictionsPerBatch: 1000, maxPositions: 1000, prefixId: 1 },
  attentionCost: 0.001,
};

describe('planScoring', () => {
  it('lays trees out without padding, with their places in the rows of attention', () => {
    const pairs = [
      { prompt: [10, 11], continuation: [20, 21] },
      { prompt: [10, 11], continuation: [30] },
      { prompt: [9], continuation: [8] },
    ];
    const [batch, ...others] = planScoring(pairs, options);
    assert.deepEqual(others, []);
    const feeds = layOut(batch!);
    assert.equal(batch!.length, 16);
    assert.deepEqual([...feeds.tokens], [10n, 11n, 20n, 9n]);
    assert.deepEqual([...feeds.positions], [0n, 1n, 2n, 0n]);
    assert.deepEqual([...feeds.kept], [0n, 1n, 2n, 3n]);
    assert.deepEqual([...feeds.places.slice(0, 6)], [0n, 1n, 2n, 3n, 0n, 0n]);
    assert.deepEqual([...feeds.row_positions.slice(0, 5)], [0n, 1n, 2n, 0n, 0n]);
    assert.deepEqual([...feeds.ends.slice(0, 6)], [3, 3, 3, 4, 5, 6]);
    // Behind the shared prompt two tokens are predicted from one row of logits.
    assert.deepEqual([...feeds.heads], [1n, 2n, 3n]);
    assert.deepEqual([...feeds.targets], [0n, 20n, 1n, 21n, 0n, 30n, 2n, 8n]);
    assert.deepEqual(feeds.pairs, [0, 0, 1, 2]);
  });

  it('packs trees of like length into batches and short ones into what they leave', () => {
    const pairs = [66, 65, 300, 5, 70, 128].map((n, i) => ({ prompt: someTokens(n, `${i}`), continuation: [7] }));
    const shapes = planScoring(pairs, options).map(({ length, rows }) => [
      length,
      ...rows.map((trees) => trees.map(({ tokens }) => tokens.length)),
    ]);
    assert.deepEqual(shapes, [
      [320, [300, 5]],
      [128, [128], [70], [66], [65]],
    ]);
  });

  it('reads every pair once, however small the batches are', () => {
    const pairs = Array.from({ length: 50 }, (_, i) => ({
      prompt: someTokens(1 + (i % 13), `${i % 7}`),
      continuation: someTokens(1 + (i % 5), `${i}`),
    }));
    const asked = pairs.reduce((sum, { continuation }) => sum + continuation.length, 0);
    for (const [tokensPerBatch, predictionsPerBatch] of [
      [16, 1000],
      [64, 3],
      [4096, 1000],
    ] as const) {
      const batches = planScoring(pairs, { ...options, tokensPerBatch, predictionsPerBatch });
      assert.equal(
        batches.reduce((sum, batch) => sum + layOut(batch).pairs.length, 0),
        asked,
      );
      for (const { length, rows } of batches) assert.ok(rows.length === 1 || rows.length * length <= tokensPerBatch);
    }
  });

  it('cuts the beginning of a prompt that is too long and puts something before an empty one', () => {
    const pairs = [
      { prompt: someTokens(30, 'p'), continuation: [7, 8, 9] },
      { prompt: [], continuation: [7] },
    ];
    const [batch] = planScoring(pairs, { ...options, maxPositions: 10 });
    const [long, empty] = batch!.rows.flat();
    assert.deepEqual(long!.tokens, [...pairs[0]!.prompt.slice(-8), 7, 8]);
    assert.deepEqual(empty!.tokens, [1]);
  });
});
