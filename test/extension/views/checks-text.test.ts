import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkedFiles, checksText } from '../../../src/extension/views/checks-text';
import { describeCounts, worstOf } from '../../../src/extension/views/problem-counts';
import type { ProblemCounts, TaskOverview, WorkspaceOverview } from '../../../src/language';

const counts = (error: number, warning: number, hint = 0): ProblemCounts => ({ error, warning, info: 0, hint });
const place = { uri: '', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

function task(name: string, problems?: ProblemCounts): TaskOverview {
  const data = { source: '', kind: 'file', splits: [] } as const;
  return { uri: name, name, cluster: '', location: place, templates: [], data, ...(problems ? { problems } : {}) };
}

function overview(tasks: readonly TaskOverview[], unchecked = 0): WorkspaceOverview {
  return { clusters: [{ name: '', location: place, tasks }], recipes: [], unchecked };
}

describe('the state of the checks', () => {
  it('adds up what the files have, and turns while some are not checked', () => {
    assert.deepEqual(checksText(overview([task('a', counts(1, 0)), task('b', counts(0, 2)), task('c')], 1)), {
      text: 'FLAN: 1 error, 2 warnings',
      detail: 'in 3 FLAN files, 1 still to check',
      severity: 'error',
      busy: true,
    });
    const sound = checksText(overview([task('a', counts(0, 0, 3))]));
    assert.deepEqual([sound.text, sound.severity, sound.busy], ['FLAN: 3 remarks', 'none', false]);
  });

  it('lists the worst file first', () => {
    const files = checkedFiles(
      overview([task('a'), task('b', counts(0, 9)), task('c', counts(1, 0)), task('d', counts(0, 9))]),
    );
    assert.deepEqual(
      files.map(({ name }) => name),
      ['c', 'b', 'd', 'a'],
    );
  });

  it('gives no colour to remarks', () => {
    assert.equal(worstOf(counts(0, 0, 5)), undefined);
    assert.equal(worstOf(counts(0, 1)), 'warning');
    assert.equal(describeCounts(counts(2, 1)), '2 errors, 1 warning');
  });
});
