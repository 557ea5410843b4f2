import assert from 'node:assert/strict';
import type { TextDocument } from '../../../src/language';
import { covered, pinnedText, serviceOf, snapshotOf, taskOf } from './a-service';

/** Code and covered text of each problem of a snapshot. */
async function problems(task: TextDocument, snapshot: TextDocument): Promise<readonly string[]> {
  const found = await serviceOf(task, snapshot).diagnostics(snapshot);
  return found.map(({ severity, code, range }) => `${severity} ${code} ${covered(snapshot, range)}`);
}

const before = taskOf({ plain: "'{{ report }}'", asked: "'Read. {{ report }}'" });

describe('the problems of a snapshot file', () => {
  it('are none where every render is as pinned', async () => {
    assert.deepEqual(await problems(before, snapshotOf(await pinnedText(before))), []);
  });

  it('are the lines that render otherwise now, and templates that are gone', async () => {
    const snapshot = snapshotOf(await pinnedText(before));
    const task = taskOf({ asked: "'Read! {{ report }}'" });
    assert.deepEqual(await problems(task, snapshot), [
      'warning snapshot-stale plain',
      'error snapshot-changed Read. It rains in Oslo.',
      'error snapshot-changed Read. The sun shines.',
      'error snapshot-changed Read.',
    ]);
  });

  it('are its own faults first, without comparing what could not be read', async () => {
    const snapshot = snapshotOf((await pinnedText(before)).replace('target: "wet"', 'target: 7'));
    assert.deepEqual(await problems(taskOf({ plain: "'x {{ report }}'" }), snapshot), ['error wrong-type 7']);
  });

  it('say so where its task is gone', async () => {
    const snapshot = { ...snapshotOf(await pinnedText(before)), path: '/ws/other.snap.yaml' };
    assert.deepEqual(await problems(before, snapshot), ['warning snapshot-stale weather']);
  });
});
