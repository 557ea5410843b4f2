import assert from 'node:assert/strict';
import { bestDevTemplates, scoreOutcomes } from '../../src/evaluation';
import { outcomes } from './outcomes';

describe('bestDevTemplates', () => {
  it('chooses on dev and reports on test, even where another template does better there', () => {
    const dev = scoreOutcomes(
      outcomes([
        [0, 1],
        [1, 1],
      ]),
    );
    const test = scoreOutcomes(
      outcomes([
        [1, 0],
        [1, 1],
      ]),
    );
    assert.deepEqual(bestDevTemplates(dev, test), [
      { task: 'rte', template: 't1', devRows: 2, devAccuracy: 1, testAccuracy: 0.5 },
    ]);
  });

  it('leaves tasks without dev rows out', () => {
    assert.deepEqual(bestDevTemplates(scoreOutcomes([]), scoreOutcomes(outcomes([[1]]))), []);
  });
});
