import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../src/disk';

describe('writeWhole', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'atomic-'))));
  after(() => rm(folder, { recursive: true }));

  it('leaves the old file alone when writing fails midway', async () => {
    const path = join(folder, 'file');
    await writeWhole(path, [Buffer.from('old '), Buffer.from('text')]);
    const failing = (function* () {
      yield Buffer.from('new');
      throw new Error('disk full');
    })();
    await assert.rejects(writeWhole(path, failing), /disk full/);
    assert.equal(await readFile(path, 'utf8'), 'old text');
    assert.deepEqual(await readdir(folder), ['file']);
  });
});
