import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOutPairs, planPairs } from '../../../src/engine/encoder-decoder/pair-plan';

const options = { tokensPerBatch: 256, maxPositions: 512, eosId: 1 };

describe('planning pairs', () => {
  it('encodes an input once for all of its targets', () => {
    const prompt = [5, 6, 7];
    const [batch, ...others] = planPairs(
      [
        { prompt, continuation: [8] },
        { prompt: [9], continuation: [10, 11] },
        { prompt, continuation: [12, 13] },
      ],
      options,
    );
    assert.equal(others.length, 0);
    assert.deepEqual([batch!.inputLength, batch!.length, batch!.rows.length], [64, 16, 1]);
    const { feeds, pairs } = layOutPairs(batch!, 1, 0);
    const of = (name: string, count: number) => [...feeds.get(name)!.slice(0, count)].map(Number);
    assert.deepEqual(of('input_tokens', 7), [5, 6, 7, 1, 9, 1, 0]);
    assert.deepEqual(of('input_segments', 7), [0, 0, 0, 0, 1, 1, -1]);
    assert.deepEqual(of('tokens', 6), [0, 0, 12, 0, 10, 0]);
    assert.deepEqual(of('segments', 6), [0, 1, 1, 2, 2, -1]);
    assert.deepEqual(of('parents', 6), [0, 0, 0, 1, 1, -1]);
    assert.deepEqual(of('heads', 9), [0, 1, 2, 3, 4]);
    assert.deepEqual(of('targets', 10), [0, 8, 1, 12, 2, 13, 3, 10, 4, 11]);
    assert.deepEqual(pairs, [0, 2, 2, 1, 1]);
  });

  it('scores every token of every pair once, in rows that hold what stands in them', () => {
    const tokens = (min: number, max: number) =>
      fc.array(fc.integer({ min: 2, max: 6 }), { minLength: min, maxLength: max });
    const pairs = fc.array(fc.record({ prompt: tokens(0, 90), continuation: tokens(1, 40) }), { maxLength: 25 });
    fc.assert(
      fc.property(pairs, (some) => {
        const found = new Map<number, number[]>();
        for (const batch of planPairs(some, options)) {
          assert.ok(batch.rows.length === 1 || batch.rows.length * batch.inputLength <= options.tokensPerBatch);
          for (const units of batch.rows) {
            const input = units.reduce((sum, unit) => sum + unit.input.length, 0);
            const target = units.flatMap((unit) => unit.targets).reduce((sum, { tokens: own }) => sum + own.length, 0);
            assert.ok(input <= batch.inputLength && target <= batch.length);
          }
          const { feeds, pairs: owners } = layOutPairs(batch, batch.rows.length, 0);
          const targets = [...feeds.get('targets')!].map(Number);
          owners.forEach((pair, i) => found.set(pair, [...(found.get(pair) ?? []), targets[2 * i + 1]!]));
        }
        assert.deepEqual(
          some.map((_, i) => found.get(i)),
          some.map(({ continuation }) => continuation),
        );
      }),
    );
  });
});
