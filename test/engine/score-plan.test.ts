import assert from 'node:assert/strict';
import { layOut, planScoring, scoredTokens } from '../../src/engine/score-plan';
import { someTokens } from './tiny';

const options = { tokensPerBatch: 512, maxPositions: 1000, prefixId: 1 };

describe('planScoring', () => {
  it('computes a prompt once for all its continuations', () => {
    const prompt = [10, 11];
    const [batch] = planScoring(
      [
        { prompt, continuation: [20, 21] },
        { prompt: [...prompt], continuation: [30] },
        { prompt, continuation: [40, 41, 42] },
      ],
      options,
    );
    const feeds = layOut(batch!, 1, 8);
    // The last token of a continuation is never read.
    assert.deepEqual([...feeds.tokens.slice(0, 6)], [10n, 11n, 20n, 40n, 41n, 0n]);
    assert.deepEqual([...feeds.positions.slice(0, 5)], [0n, 1n, 2n, 2n, 3n]);
    assert.deepEqual([...feeds.segments.slice(0, 6)], [0, 0, 1, 3, 3, -1]);
    assert.deepEqual([...feeds.parents.slice(0, 6)], [0, 0, 0, 0, 0, -1]);
    assert.deepEqual([...feeds.rows.slice(0, 6)], [1n, 2n, 1n, 1n, 3n, 4n]);
    assert.deepEqual([...feeds.labels.slice(0, 6)], [20n, 21n, 30n, 40n, 41n, 42n]);
    assert.deepEqual(feeds.pairs, [0, 0, 1, 2, 2, 2]);
    assert.equal(scoredTokens(batch!), 6);
  });

  it('packs short prompts into shared rows and keeps long ones apart', () => {
    const pairs = [60, 60, 300, 5, 700].map((n, i) => ({ prompt: someTokens(n, `${i}`), continuation: [7] }));
    const batches = planScoring(pairs, options);
    const shapes = batches.map(({ length, rows }) => [length, ...rows.map((units) => units.length)]);
    assert.deepEqual(shapes, [
      [1024, 1],
      [512, 1],
      [128, 3],
    ]);
  });

  it('does not let a prompt with very many continuations grow beyond its row', () => {
    const pairs = Array.from({ length: 50 }, (_, i) => ({ prompt: [9, 9], continuation: someTokens(11, `${i}`) }));
    const batches = planScoring(pairs, options);
    assert.equal(
      batches.reduce((sum, batch) => sum + scoredTokens(batch), 0),
      550,
    );
    for (const { length, rows } of batches) {
      assert.equal(length, 128);
      for (const units of rows) assert.ok(units.reduce((sum, unit) => sum + unit.length, 0) <= 128);
    }
  });
});
