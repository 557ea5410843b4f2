import assert from 'node:assert/strict';
import { compareWritten, scoreWritten, type WrittenAnswer } from '../../src/evaluation';

function answer(
  template: string,
  row: number,
  text: string,
  target: string,
  metrics: readonly string[],
): WrittenAnswer {
  return { question: { task: 't', cluster: 'c', template, row, prompt: 'p', target, metrics }, text };
}

const base = [
  answer('a', 0, 'x', 'x', ['accuracy']),
  answer('a', 1, 'y', 'x', ['accuracy']),
  answer('b', 0, 'z', 'x', ['accuracy', 'rouge']),
  answer('b', 1, 'x', 'x', ['accuracy', 'rouge']),
  answer('b', 2, 'x', 'x', ['accuracy', 'rouge']),
];

describe('scoreWritten', () => {
  it('takes the mean over templates, its spread, and the error over rows', () => {
    const scores = scoreWritten([base]);
    assert.deepEqual(
      scores.map(({ measure }) => measure),
      ['exact_match', 'rouge1', 'rouge2', 'rougeLsum'],
    );
    const exact = scores[0]!;
    assert.equal(exact.n, 3);
    assert.deepEqual(exact.templates, [
      { template: 'a', n: 2, value: 1 / 2 },
      { template: 'b', n: 3, value: 2 / 3 },
    ]);
    assert.ok(Math.abs(exact.mean - 7 / 12) < 1e-12);
    assert.ok(Math.abs(exact.std! - Math.SQRT1_2 / 6) < 1e-12);
    // Rows have 1/2, 1/2 and 1.
    assert.ok(Math.abs(exact.stderr! - Math.sqrt(1 / 12 / 3)) < 1e-12);
    assert.deepEqual(
      scores[1]!.templates.map(({ template }) => template),
      ['b'],
    );
  });

  it('measures a corpus as a whole, without an error', () => {
    const some = ['one two three four', 'five six seven eight'].map((target, row) =>
      answer('a', row, row === 0 ? target : 'five six nine ten', target, ['bleu']),
    );
    const [score] = scoreWritten([some]);
    // 6 of 8 words, 4 of 6 pairs, 2 of 4 threes, 1 of 2 fours.
    assert.ok(Math.abs(score!.mean - ((6 / 8) * (4 / 6) * (2 / 4) * (1 / 2)) ** 0.25) < 1e-12);
    assert.equal(score!.stderr, null);
    assert.equal(compareWritten([some], [some])[0]!.verdict, 'unclear');
  });

  it('counts how often the answer is the target where no metric measures a text', () => {
    const [score] = scoreWritten([[answer('a', 0, 'x', 'x', ['auc'])]]);
    assert.equal(score!.measure, 'exact_match');
    assert.equal(score!.mean, 1);
    assert.equal(score!.stderr, null);
  });

  it('takes the mean over several models', () => {
    const other = base.map((one) => ({ ...one, text: 'x' }));
    const [both] = scoreWritten([base, other]);
    assert.ok(Math.abs(both!.mean - (7 / 12 + 1) / 2) < 1e-12);
    assert.equal(both!.n, 3);
  });
});

describe('compareWritten', () => {
  it('gives the difference with the error of paired rows', () => {
    const tuned = base.map((one) => ({ ...one, text: one.question.row === 2 ? one.text : 'x' }));
    const difference = compareWritten([base], [tuned]).find(({ measure }) => measure === 'exact_match')!;
    assert.ok(Math.abs(difference.mean - 5 / 12) < 1e-12);
    // By rows: 1/2, 1/2, 0.
    assert.ok(Math.abs(difference.stderr! - Math.sqrt(1 / 12 / 3)) < 1e-12);
    assert.equal(difference.verdict, 'better');
  });
});
