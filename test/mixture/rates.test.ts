import assert from 'node:assert/strict';
import { mixingRates } from '../../src/mixture';

const counts = new Map([
  ['small', 100],
  ['large', 50_000],
  ['empty', 0],
]);

function rounded(rates: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...rates].map(([task, rate]) => [task, Math.round(rate * 1e6) / 1e6]));
}

describe('mixingRates', () => {
  it('is proportional to the rows, none counted above the maximum', () => {
    const rates = mixingRates(counts, { kind: 'examples_proportional', trainCap: 30_000, rateMax: 3_000 });
    assert.deepEqual(rounded(rates), { small: 0.032258, large: 0.967742, empty: 0 });
  });

  it('counts no more rows than the cap lets in', () => {
    const rates = mixingRates(counts, { kind: 'examples_proportional', trainCap: 300, rateMax: 3_000 });
    assert.deepEqual(rounded(rates), { small: 0.25, large: 0.75, empty: 0 });
  });

  it('evens the shares out by temperature', () => {
    const base = { trainCap: 30_000, rateMax: 10_000 } as const;
    const even = mixingRates(counts, { kind: 'temperature', temperature: 2, ...base });
    // √100 : √10000
    assert.deepEqual(rounded(even), { small: 0.090909, large: 0.909091, empty: 0 });
    const same = mixingRates(counts, { kind: 'temperature', temperature: 1, ...base });
    assert.deepEqual(rounded(same), rounded(mixingRates(counts, { kind: 'examples_proportional', ...base })));
  });

  it('follows weights, and never draws a task without rows', () => {
    const rates = mixingRates(counts, { kind: 'weights', trainCap: 30_000, weights: { small: 3, empty: 9 } });
    assert.deepEqual(rounded(rates), { small: 0.75, large: 0.25, empty: 0 });
  });

  it('gives zeros where nothing can be drawn', () => {
    const rates = mixingRates(new Map([['a', 0]]), { kind: 'examples_proportional', trainCap: 1, rateMax: 1 });
    assert.deepEqual(rounded(rates), { a: 0 });
  });
});
