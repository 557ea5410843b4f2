import assert from 'node:assert/strict';
import { countLabelled, headRowsFor, trainFeeds } from '../../src/engine/batch';
import { packed } from './tiny';

describe('trainFeeds', () => {
  const shape = { sequences: 2, length: 8 };
  const batch = [
    packed(
      8,
      [
        [5, 6, 7],
        [8, 9, 10],
      ],
      [1, 0],
    ),
  ];

  it('gives the head the labelled positions first, each position at most once, and the rest no weight', () => {
    const { feeds, headRows, tokens } = trainFeeds(batch, shape, 0.25);
    assert.equal(countLabelled(batch), 3);
    assert.equal(headRows, 4);
    assert.equal(tokens, 6);
    const rows = [...(feeds.get('rows') as BigInt64Array)].map(Number);
    assert.deepEqual(rows.slice(0, 3), [1, 3, 4]);
    assert.equal(new Set(rows).size, 4);
    assert.deepEqual([...(feeds.get('labels') as BigInt64Array)].slice(0, 3), [7n, 9n, 10n]);
    assert.deepEqual([...(feeds.get('row_weights') as Float32Array)], [0.25, 0.25, 0.25, 0]);
  });

  it('takes a missing sequence for padding', () => {
    const { feeds } = trainFeeds(batch, shape, 1);
    assert.deepEqual([...(feeds.get('segments') as Int32Array)].slice(6), Array(10).fill(-1));
    assert.equal((feeds.get('tokens') as BigInt64Array).length, 16);
  });

  it('keeps positions in order when the head sees all of them', () => {
    const full = trainFeeds([packed(8, [[3, 4, 5, 6, 7, 8, 9, 10]])], { sequences: 1, length: 8 }, 1);
    assert.equal(full.headRows, 8);
    assert.deepEqual([...(full.feeds.get('labels') as BigInt64Array)], [4n, 5n, 6n, 7n, 8n, 9n, 10n, 0n]);
  });

  it('refuses a batch that does not fit the graph', () => {
    assert.throws(() => trainFeeds([...batch, ...batch, ...batch], shape, 1), RangeError);
    assert.throws(() => trainFeeds([packed(7, [])], shape, 1), RangeError);
  });
});

describe('headRowsFor', () => {
  it('is the smallest share of all positions that holds the labels', () => {
    assert.deepEqual(
      [0, 128, 129, 700, 2047, 2048].map((n) => headRowsFor(n, 2048)),
      [128, 128, 256, 768, 2048, 2048],
    );
  });
});
