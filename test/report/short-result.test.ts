import assert from 'node:assert/strict';
import { shortResult } from '../../src/report';
import { aRun } from './a-run';

describe('shortResult', () => {
  it('gives base, tuned and difference with its error for each held-out cluster', () => {
    const { results } = aRun({ rte: { base: 0.45, tuned: 0.8 }, copa: { base: 0.5, tuned: 0.5 } });
    const [nli, commonsense] = shortResult(results!);
    assert.match(nli!, /^nli \d\d\.\d → \d\d\.\d \(\+\d\d\.\d ± \d\.\d\)$/);
    assert.match(commonsense!, /^commonsense /);
  });

  it('gives the base model alone where nothing was tuned', () => {
    const { results } = aRun({ rte: { base: 0.45 } });
    assert.match(shortResult(results!)[0]!, /^nli base \d\d\.\d$/);
  });
});
