import assert from 'node:assert/strict';
import { averageOutcomes, outcomesOf } from '../../src/evaluation';
import { near, outcomes } from './outcomes';

describe('outcomesOf', () => {
  const question = {
    task: 't',
    cluster: 'c',
    template: 'a',
    row: 0,
    prompt: 'p',
    choices: ['Yes', 'No', 'No'],
    gold: 1,
  };

  it('is right where the predicted choice has the gold text, even at another index', () => {
    const [outcome] = outcomesOf([{ question, logLikelihoods: [-3, -2, -1], prediction: 2, predictionNorm: 0 }]);
    assert.equal(outcome!.correct, 1);
    assert.equal(outcome!.correctNorm, 0);
    assert.equal(outcome!.choices, 3);
  });
});

describe('averageOutcomes', () => {
  it('averages each question over the seeds', () => {
    const mean = averageOutcomes([outcomes([[1, 0]]), outcomes([[1, 1]]), outcomes([[0, 0]])]);
    assert.equal(mean.length, 2);
    near(mean[0]!.correct, 2 / 3);
    near(mean[1]!.correct, 1 / 3);
  });
});
