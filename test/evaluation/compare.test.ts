import assert from 'node:assert/strict';
import { compareOutcomes } from '../../src/evaluation';
import { near, outcomes } from './outcomes';

describe('compareOutcomes', () => {
  it('takes the error from the pairs: the same gain on every row has none', () => {
    const base = outcomes([
      [0, 1],
      [0, 0],
      [0, 1],
    ]);
    const tuned = outcomes([
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
    const [task] = compareOutcomes(base, tuned).tasks;
    near(task!.mean, 0.5);
    near(task!.stderr, 0);
    assert.equal(task!.verdict, 'better');
    assert.deepEqual(
      task!.templates.map(({ template, mean }) => [template, mean]),
      [
        ['t0', 1],
        ['t1', 0],
      ],
    );
  });

  it('calls a difference within its standard error unclear', () => {
    const [task] = compareOutcomes(outcomes([[0], [1], [0], [1]]), outcomes([[1], [0], [1], [1]])).tasks;
    near(task!.mean, 0.25);
    near(task!.stderr, Math.sqrt((0.75 ** 2 + 1.25 ** 2 + 0.75 ** 2 + 0.25 ** 2) / 3) / 2);
    assert.equal(task!.verdict, 'unclear');
  });

  it('calls a loss a loss', () => {
    const [task] = compareOutcomes(outcomes([[1], [1], [1]]), outcomes([[0], [0], [0]])).tasks;
    assert.equal(task!.verdict, 'worse');
  });

  it('is never sure of a single row', () => {
    const [task] = compareOutcomes(outcomes([[0]]), outcomes([[1]])).tasks;
    assert.equal(task!.stderr, null);
    assert.equal(task!.verdict, 'unclear');
  });

  it('compares only questions that both answered', () => {
    const [task] = compareOutcomes(outcomes([[0], [0]]), outcomes([[1], [1], [1]])).tasks;
    assert.equal(task!.n, 2);
  });

  it('sums clusters up over their tasks', () => {
    const base = [...outcomes([[0], [0]], { task: 'a' }), ...outcomes([[1], [1]], { task: 'b' })];
    const tuned = [...outcomes([[1], [1]], { task: 'a' }), ...outcomes([[1], [1]], { task: 'b' })];
    const [cluster] = compareOutcomes(base, tuned).clusters;
    near(cluster!.mean, 0.5);
    assert.equal(cluster!.n, 4);
    assert.equal(cluster!.cluster, 'nli');
  });
});
