import assert from 'node:assert/strict';
import { writtenHeadline, writtenLines } from '../../src/report/written';
import type { WrittenResults } from '../../src/run';

const score = (task: string, measure: string, mean: number) => ({
  ...{ task, measure, mean, cluster: 'c', n: 40, std: null, stderr: 0.021 },
  templates: [],
});

const written: WrittenResults = {
  base: [score('poems', 'rouge1', 0.1), score('poems', 'rouge2', 0.05), score('follows', 'exact_match', 0)],
  tuned: [score('poems', 'rouge1', 0.25), score('poems', 'rouge2', 0.11), score('follows', 'exact_match', 0.01)],
  differences: [{ task: 'poems', measure: 'rouge1', n: 40, mean: 0.15, stderr: 0.03, verdict: 'better' }],
};

describe('writtenHeadline', () => {
  it('tells a task by its first measure, and leaves ranked tasks to their own sentence', () => {
    assert.deepEqual(writtenHeadline(written, new Set(['follows'])), [
      'poems, written: rouge1 of 25.0% after fine-tuning, 10.0% before (+15.0 points).',
    ]);
  });

  it('tells the base model alone where nothing was tuned', () => {
    assert.deepEqual(writtenHeadline({ base: written.base }, new Set()), [
      'poems, written: rouge1 of 10.0%.',
      'follows, written: exact_match of 0.0%.',
    ]);
  });

  it('says nothing where nothing was written', () => {
    assert.deepEqual(writtenHeadline(undefined, new Set()), []);
  });
});

describe('writtenLines', () => {
  it('has every measure of every task, columns aligned', () => {
    const [heads, ...rows] = writtenLines(written);
    assert.match(heads!, /^task +measure +n +base +± +std +tuned +± +std +diff +±$/);
    assert.match(rows[0]!, /^poems +rouge1 +40 +10\.0 +2\.1 +– +25\.0 +2\.1 +– +\+15\.0 +3\.0$/);
    assert.match(rows[1]!, /^poems +rouge2 +40 +5\.0 +2\.1 +– +11\.0/);
    assert.match(rows[2]!, /^follows +exact_match/);
    assert.equal(heads!.length, rows[0]!.length);
  });

  it('has no table where nothing was written', () => {
    assert.deepEqual(writtenLines(undefined), []);
  });
});
