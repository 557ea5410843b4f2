import assert from 'node:assert/strict';
import { Pace } from '../../src/run/pace';

describe('Pace', () => {
  it('tells tokens per second and the time left', () => {
    const pace = new Pace(0, 0);
    pace.mark(1000, 500, 1);
    pace.mark(2000, 1000, 2);
    assert.equal(pace.tokensPerSecond(), 500);
    assert.equal(pace.etaSeconds(10), 8);
  });

  it('leaves the first step out as soon as there is a second', () => {
    const pace = new Pace(0, 0);
    pace.mark(30_000, 100, 1);
    assert.equal(pace.etaSeconds(3), 60);
    pace.mark(31_000, 200, 2);
    assert.equal(pace.etaSeconds(3), 1);
  });

  it('forgets a slow start', () => {
    const pace = new Pace(0, 0, 3);
    pace.mark(60_000, 100, 1);
    pace.mark(61_000, 200, 2);
    pace.mark(62_000, 300, 3);
    assert.equal(pace.tokensPerSecond(), 100);
    assert.equal(pace.etaSeconds(5), 2);
  });

  it('counts from where a resumed run goes on', () => {
    const pace = new Pace(0, 100);
    pace.mark(1000, 50, 101);
    assert.equal(pace.etaSeconds(103), 2);
  });

  it('knows nothing before the first step', () => {
    assert.equal(new Pace(0, 0).tokensPerSecond(), 0);
    assert.equal(new Pace(0, 0).etaSeconds(5), 0);
  });
});
