import assert from 'node:assert/strict';
import { recentFirst } from '../../src/extension/recent-first';

describe('recentFirst', () => {
  it('puts the open file first, then those used before, then the rest by name', () => {
    assert.deepEqual(recentFirst(['c', 'a', 'd', 'b', 'e'], ['d', 'b', 'gone'], 'e'), ['e', 'd', 'b', 'a', 'c']);
  });

  it('does not repeat the open file', () => {
    assert.deepEqual(recentFirst(['a', 'b'], ['b', 'a'], 'a'), ['a', 'b']);
  });
});
