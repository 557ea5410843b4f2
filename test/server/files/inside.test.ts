import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInside } from '../../../src/server/files/inside';

describe('isInside', () => {
  let folder: string;
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-inside-')));
    await mkdir(join(folder, 'ws'));
    await writeFile(join(folder, 'secret'), '');
    await symlink(join(folder, 'secret'), join(folder, 'ws', 'link'));
    await symlink(folder, join(folder, 'ws', 'up'));
  });
  after(() => rm(folder, { recursive: true }));

  const cases: readonly [string, boolean][] = [
    ['ws', true],
    ['ws/data/not-there.jsonl', true],
    ['ws/../secret', false],
    ['ws-other/file', false],
    ['ws/link', false],
    ['ws/up/secret', false],
    ['ws/up/not-there', false],
    ['ws/..data', true],
  ];
  for (const [path, expected] of cases) {
    it(`${path} is ${expected ? 'inside' : 'outside'}`, async () => {
      assert.equal(await isInside(`${folder}/${path}`, [join(folder, 'ws')]), expected);
    });
  }

  it('is outside when there are no folders', async () => {
    assert.equal(await isInside(folder, []), false);
  });
});
