import assert from 'node:assert/strict';
import { learningRate } from '../../src/engine';

describe('learningRate', () => {
  const rates = (kind: 'constant' | 'linear' | 'cosine', warmupSteps: number): number[] =>
    Array.from({ length: 9 }, (_, i) =>
      Number(learningRate({ kind, warmupSteps, totalSteps: 8 }, 0.8, i + 1).toFixed(6)),
    );

  it('stays after the warm-up', () => {
    assert.deepEqual(rates('constant', 4), [0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);
    assert.deepEqual(rates('constant', 0), Array(9).fill(0.8));
  });

  it('falls along a line to nothing behind the last step', () => {
    assert.deepEqual(rates('linear', 4), [0.2, 0.4, 0.6, 0.8, 0.8, 0.6, 0.4, 0.2, 0]);
    assert.deepEqual(rates('linear', 0), [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0]);
  });

  it('falls along half a cosine', () => {
    const [, , , , first, second, third, fourth, after] = rates('cosine', 4) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    assert.equal(first, 0.8);
    assert.ok(first - second < second - third, 'slowly at first');
    assert.equal(third, 0.4);
    assert.ok(fourth > 0);
    assert.equal(after, 0);
  });

  it('stays at nothing after the end', () => {
    assert.equal(learningRate({ kind: 'linear', warmupSteps: 0, totalSteps: 8 }, 1, 100), 0);
  });
});
