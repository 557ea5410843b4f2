import assert from 'node:assert/strict';
import { growTrees } from '../../../src/engine/score/tree';
import { someTokens } from '../tiny';

const cheap = { attentionCost: 0, longest: 1000 };

describe('growTrees', () => {
  it('computes what texts share at their beginning once, and shows each token its own past alone', () => {
    const trees = growTrees(
      [
        { prompt: [10, 11], continuation: [20, 21] },
        { prompt: [10, 11], continuation: [30] },
        { prompt: [10, 12, 13], continuation: [40, 41, 42] },
      ],
      cheap,
    );
    // The last token of a text is predicted, never read.
    assert.deepEqual(trees, [
      {
        tokens: [10, 11, 20, 12, 13, 40, 41],
        depths: [0, 1, 2, 1, 2, 3, 4],
        ends: [7, 3, 3, 7, 7, 7, 7],
        predictions: [
          { at: 1, token: 20, pair: 0 },
          { at: 2, token: 21, pair: 0 },
          { at: 1, token: 30, pair: 1 },
          { at: 4, token: 40, pair: 2 },
          { at: 5, token: 41, pair: 2 },
          { at: 6, token: 42, pair: 2 },
        ],
      },
    ]);
  });

  it('spells every text along the ancestors of its last token', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => ({
      prompt: [...someTokens(1 + (i % 7), 'shared'), ...someTokens(1 + (i % 5), `own ${i % 9}`)],
      continuation: someTokens(1 + (i % 4), `continuation ${i}`),
    }));
    for (const options of [cheap, { attentionCost: 0.05, longest: 30 }]) {
      const spelled = pairs.map(() => [] as number[]);
      for (const { tokens, ends, depths, predictions } of growTrees(pairs, options)) {
        for (const { at, token, pair } of predictions) {
          const past = tokens.filter((_, place) => place <= at && at < ends[place]!);
          assert.equal(past.length, depths[at]! + 1);
          spelled[pair] = [...past, token];
        }
      }
      assert.deepEqual(
        spelled,
        pairs.map(({ prompt, continuation }) => [...prompt, ...continuation]),
      );
    }
  });

  it('joins texts only where that saves more than the longer attention costs', () => {
    const tails = ['a', 'b'].map((name) => ({ prompt: [5, 6, ...someTokens(50, name)], continuation: [7] }));
    assert.equal(growTrees(tails, { attentionCost: 0.001, longest: 1000 }).length, 2);
    const heads = ['a', 'b'].map((name) => ({
      prompt: [...someTokens(50, 'p'), ...someTokens(5, name)],
      continuation: [7],
    }));
    assert.equal(growTrees(heads, { attentionCost: 0.001, longest: 1000 }).length, 1);
    assert.equal(growTrees(heads, { attentionCost: 0.001, longest: 58 }).length, 2);
  });

  it('leaves empty continuations out', () => {
    assert.deepEqual(growTrees([{ prompt: [1], continuation: [] }], cheap), []);
  });
});
