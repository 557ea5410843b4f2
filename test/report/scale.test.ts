import assert from 'node:assert/strict';
import { linearScale, niceDomain } from '../../src/report/scale';

describe('linearScale', () => {
  it('maps ends to ends and ticks at round numbers inside', () => {
    const scale = linearScale([0, 300], [100, 400], 6);
    assert.equal(scale.at(0), 100);
    assert.equal(scale.at(300), 400);
    assert.deepEqual(scale.ticks, [0, 50, 100, 150, 200, 250, 300]);
  });

  it('has ticks even where all values are the same', () => {
    const scale = linearScale(niceDomain(2, 2), [0, 1]);
    assert.ok(scale.ticks.length > 0);
    assert.ok(Number.isFinite(scale.at(2)));
  });
});

describe('niceDomain', () => {
  it('widens to the next ticks', () => {
    assert.deepEqual(niceDomain(0.93, 3.4, 4), [0, 4]);
  });
});
