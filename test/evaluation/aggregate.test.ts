import assert from 'node:assert/strict';
import { scoreOutcomes } from '../../src/evaluation';
import { near, outcomes } from './outcomes';

describe('scoreOutcomes', () => {
  // Four rows, two templates: the first is right on 3 of 4, the second on 1 of 4.
  const table = [
    [1, 0],
    [1, 1],
    [1, 0],
    [0, 0],
  ];

  it('gives per template the accuracy and its error over questions', () => {
    const [first, second] = scoreOutcomes(outcomes(table)).tasks[0]!.templates;
    near(first!.accuracy, 0.75);
    near(first!.stderr, 0.5 / 2); // sample deviation of 1,1,1,0 is 0.5; n = 4
    near(second!.accuracy, 0.25);
  });

  it('gives per task the mean and deviation over templates, and the error over rows', () => {
    const task = scoreOutcomes(outcomes(table)).tasks[0]!;
    near(task.mean, 0.5);
    near(task.std, Math.sqrt(0.125)); // sample deviation of 0.75 and 0.25
    // Row means 0.5, 1, 0.5, 0: sample deviation sqrt(0.5 / 3), n = 4.
    near(task.stderr, Math.sqrt(0.5 / 3) / 2);
    assert.equal(task.n, 4);
  });

  it('knows chance and the majority answer', () => {
    const task = scoreOutcomes(outcomes(table, { choices: 4 })).tasks[0]!;
    near(task.chance, 0.25);
    near(task.majority, 0.75);
  });

  it('counts every task of a cluster the same, whatever its size', () => {
    const scores = scoreOutcomes([
      ...outcomes([[1], [1]], { task: 'small' }),
      ...outcomes([[0], [0], [0], [1]], { task: 'large' }),
      ...outcomes([[1], [0]], { task: 'other', cluster: 'coreference' }),
    ]);
    const nli = scores.clusters.find((cluster) => cluster.cluster === 'nli')!;
    near(nli.mean, (1 + 0.25) / 2);
    near(nli.stderr, Math.sqrt(0 + (0.5 / 2) ** 2) / 2);
    assert.equal(nli.n, 6);
    assert.deepEqual(nli.tasks, ['small', 'large']);
    assert.equal(scores.clusters.length, 2);
  });

  it('says null, not NaN, where a figure cannot be known', () => {
    const task = scoreOutcomes(outcomes([[1]])).tasks[0]!;
    assert.equal(task.std, null);
    assert.equal(task.stderr, null);
    assert.equal(scoreOutcomes(outcomes([[1]])).clusters[0]!.stderr, null);
  });
});
