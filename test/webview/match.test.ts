import assert from 'node:assert/strict';
import { matchNumber, nextMatch } from '../../src/webview/preview/toolbar/match';

describe('stepping through the rows that match', () => {
  it('goes to the nearest match in a direction, also from between two', () => {
    assert.equal(nextMatch([2, 5, 9], 5, 1), 9);
    assert.equal(nextMatch([2, 5, 9], 3, 1), 5);
    assert.equal(nextMatch([2, 5, 9], 5, -1), 2);
  });

  it('goes round the ends', () => {
    assert.equal(nextMatch([2, 5, 9], 9, 1), 2);
    assert.equal(nextMatch([2, 5, 9], 0, -1), 9);
    assert.equal(nextMatch([], 0, 1), undefined);
  });

  it('numbers a match from 1 and tells a row that is none', () => {
    assert.equal(matchNumber([2, 5], 5), 2);
    assert.equal(matchNumber([2, 5], 3), undefined);
  });
});
