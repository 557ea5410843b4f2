import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeStale, temporaryName } from '../../src/disk';
import { temporaryFolder } from '../run/temporary';

describe('removeStale', () => {
  const folder = temporaryFolder();

  it('removes what a dead process has left, and nothing else', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const mine = temporaryName('b.jsonl');
    for (const name of [`a.jsonl.${dead}-1f.tmp`, mine, 'c.jsonl', 'mine.tmp']) {
      writeFileSync(join(folder, name), '');
    }
    await removeStale(folder);
    assert.deepEqual(readdirSync(folder).sort(), [mine, 'c.jsonl', 'mine.tmp'].sort());
  });

  it('minds no folder that is not there', () => removeStale(join(folder, 'nowhere')));
});
