import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemOf } from '../../src/export/failure';
import { temporaryFolder } from '../run/temporary';

async function failureOf(attempt: () => unknown): Promise<unknown> {
  try {
    await attempt();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing failed');
}

describe('problemOf', () => {
  const folder = temporaryFolder();

  it('says that the disk is full and that an export goes on from what is complete', async function () {
    const cause = existsSync('/dev/full')
      ? await failureOf(() => writeFile('/dev/full', 'x'))
      : Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const { code, message, remedy } = problemOf(cause, '/out');
    assert.equal(code, 'disk-full');
    assert.match(message, /\/out/);
    assert.match(remedy ?? '', /kept/);
  });

  it('names what may not be written', () => {
    const cause = Object.assign(new Error('denied'), { code: 'EACCES', path: '/out/a' });
    assert.deepEqual(problemOf(cause, '/out').code, 'no-permission');
    assert.match(problemOf(cause, '/out').message, /\/out\/a/);
  });

  it('names the file that is where a folder should be', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const cause = await failureOf(() => readFileSync(join(file, 'below')));
    assert.equal(problemOf(cause, folder).code, 'write-failed');
    assert.match(problemOf(cause, folder).message, /in the way/);
  });

  it('knows a cancel', async () => {
    const cause = await failureOf(() => AbortSignal.abort().throwIfAborted());
    assert.equal(problemOf(cause, folder).code, 'cancelled');
  });

  it('passes on what it does not know', () => {
    assert.match(problemOf(new Error('odd'), folder).message, /odd/);
  });
});
