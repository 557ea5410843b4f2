import assert from 'node:assert/strict';
import { recipeRules } from '../../../src/lint';
import { lintBy, task } from './recipe';

describe('lintRecipe', () => {
  const tasks = [task('follows', 'nli'), task('same', 'paraphrase')];
  const keys = 'hold_out: {clusters: [nli]}\nalso_drop: none';

  it('grades as it is told, and is silent where it is told to be', () => {
    const lint = (grade: 'hint' | 'off') =>
      lintBy('partner-in-training', keys, tasks, { severities: new Map([['partner-in-training', grade]]) }).found;
    assert.match(lint('hint')[0] ?? '', /^hint none: /);
    assert.deepEqual(lint('off'), []);
  });

  it('has one rule per code', () => {
    const codes = recipeRules.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
  });
});
