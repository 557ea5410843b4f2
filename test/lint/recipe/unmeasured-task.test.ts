import assert from 'node:assert/strict';
import { lintBy, ranked, task } from './recipe';

const written = 'templates:\n  - {name: one, input: "{{ text }}?", target: "{{ answer }}"}\n';

describe('unmeasured-task', () => {
  const mood = task('mood', 'sentiment');

  it('marks a held-out task of which the report has no accuracy', () => {
    const tasks = [task('sums', 'nli', { body: written }), task('follows', 'nli'), mood];
    assert.deepEqual(lintBy('unmeasured-task', 'hold_out: {clusters: [nli]}', tasks).found, [
      'warning nli: sums is held out, but none of its templates ranks choices, so the report has no accuracy for it.',
    ]);
  });

  it('is an error where nothing can be measured', () => {
    const tasks = [task('sums', 'nli', { body: written }), mood];
    const { found } = lintBy('unmeasured-task', 'hold_out: {tasks: [sums]}', tasks);
    assert.match(found[0] ?? '', /^error sums: /);
  });

  it('leaves training tasks, and those that rank, alone', () => {
    const tasks = [task('sums', 'qa', { body: written }), task('follows', 'nli', { body: ranked('"a", "b"') })];
    assert.deepEqual(lintBy('unmeasured-task', 'hold_out: {clusters: [nli]}', tasks).found, []);
  });
});
