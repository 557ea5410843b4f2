import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSeal, DamagedWrite, SEAL_BYTES, writeSealed } from '../../src/disk';
import { failWrites } from './failing-disk';

describe('writeSealed', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'sealed-'))));
  after(() => rm(folder, { recursive: true }));
  const content = (text: string): Uint8Array[] => [Buffer.from(text), Buffer.from(' and more')];

  it('ends a file with the hash of what comes before', async () => {
    const path = join(folder, 'new', 'file');
    await writeSealed(path, content('text'));
    const bytes = await readFile(path);
    assert.equal(bytes.subarray(0, -SEAL_BYTES).toString(), 'text and more');
    assert.deepEqual(bytes.subarray(-SEAL_BYTES), createHash('sha256').update('text and more').digest());
    assert.equal(await checkSeal(path), 'whole');
  });

  it('knows a file that was cut anywhere, has one bit turned, or is not there', async () => {
    const path = join(folder, 'spoiled');
    await writeSealed(path, content('text'));
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length; length++) {
      await writeFile(path, bytes);
      await truncate(path, length);
      assert.equal(await checkSeal(path), 'damaged', `cut to ${length} bytes`);
    }
    for (let at = 0; at < bytes.length; at++) {
      const turned = Buffer.from(bytes);
      turned[at]! ^= 1;
      await writeFile(path, turned);
      assert.equal(await checkSeal(path), 'damaged', `byte ${at}`);
    }
    assert.equal(await checkSeal(join(folder, 'none')), 'missing');
  });

  for (const code of ['ENOSPC', 'EDQUOT', 'EIO'] as const) {
    it(`keeps the old file where the disk says ${code}, and leaves nothing beside it`, async () => {
      const own = join(folder, code);
      const path = join(own, 'file');
      await writeSealed(path, content('old'));
      const disk = await failWrites({ code, after: 1 });
      try {
        await assert.rejects(writeSealed(path, content('new')), { code });
      } finally {
        disk.mend();
      }
      assert.equal((await readFile(path)).subarray(0, 3).toString(), 'old');
      assert.equal(await checkSeal(path), 'whole');
      assert.deepEqual(await readdir(own), ['file']);
    });
  }

  it('keeps the old file where the disk gives back other bytes than it took', async () => {
    const own = join(folder, 'lies');
    const path = join(own, 'file');
    await writeSealed(path, content('old'));
    const disk = await failWrites({ code: 'spoil', after: 1 });
    try {
      await assert.rejects(writeSealed(path, content('new')), DamagedWrite);
    } finally {
      disk.mend();
    }
    assert.equal((await readFile(path)).subarray(0, 3).toString(), 'old');
    assert.deepEqual(await readdir(own), ['file']);
  });
});
