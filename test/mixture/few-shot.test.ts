import assert from 'node:assert/strict';
import { fittingShots } from '../../src/mixture';

describe('fittingShots', () => {
  it('keeps the first ones that fit together with the question', () => {
    assert.equal(fittingShots([10, 10, 10], 5, 35), 3);
    assert.equal(fittingShots([10, 10, 10], 5, 34), 2);
    assert.equal(fittingShots([10, 10, 10], 5, 14), 0);
  });

  it('leaves out all behind the first that is too long, as FLAN does', () =>
    assert.equal(fittingShots([10, 99, 1], 5, 50), 1));
});
