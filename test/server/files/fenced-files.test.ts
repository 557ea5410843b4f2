import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles } from '../../../src/server/files/disk-files';
import { FencedFiles } from '../../../src/server/files/fenced-files';

describe('FencedFiles', () => {
  let outer: string;
  let inner: string;
  let fenced: FencedFiles;
  beforeEach(async () => {
    outer = await realpath(await mkdtemp(join(tmpdir(), 'flan-fence-')));
    inner = join(outer, 'inner');
    await mkdir(inner);
    await writeFile(join(outer, 'secret.jsonl'), '{"secret": 1}\n');
    await writeFile(join(inner, 'a.jsonl'), '{"a": 1}\n');
    await symlink(join(outer, 'secret.jsonl'), join(inner, 'link.jsonl'));
    fenced = new FencedFiles(diskFiles, [inner]);
  });
  afterEach(() => rm(outer, { recursive: true }));

  it('reads what lies inside, by every way', async () => {
    const path = join(inner, 'a.jsonl');
    assert.equal(new TextDecoder().decode(await fenced.readFile(path)), '{"a": 1}\n');
    assert.equal((await fenced.open(path)).byteLength, 9);
    let streamed = 0;
    for await (const chunk of fenced.stream(path)) streamed += chunk.length;
    assert.equal(streamed, 9);
    assert.deepEqual(await fenced.glob(['*.jsonl'], inner), [path, join(inner, 'link.jsonl')]);
    assert.deepEqual([await fenced.exists(path), await fenced.exists(join(inner, 'b'))], [true, false]);
  });

  it('reads nothing that lies outside, by any way, and says why', async () => {
    for (const path of [join(outer, 'secret.jsonl'), join(inner, 'link.jsonl')]) {
      const outside = /lies outside the workspace/;
      await assert.rejects(fenced.readFile(path), outside);
      await assert.rejects(fenced.open(path), outside);
      await assert.rejects(async () => {
        for await (const chunk of fenced.stream(path)) assert.fail(`read ${chunk.length} bytes`);
      }, outside);
    }
    assert.deepEqual(await fenced.glob(['*.jsonl'], outer), []);
    // Whether a file is there is not told either.
    assert.equal(await fenced.exists(join(outer, 'nothing')), true);
  });

  it('knows when one of its answers would be another', async () => {
    const path = join(inner, 'a.jsonl');
    await fenced.readFile(path);
    await fenced.glob(['*.jsonl'], inner);
    await fenced.exists(join(inner, 'later.csv'));
    assert.ok(await fenced.unchanged());
    for (const [change, undo] of [
      [() => utimes(path, 1, 1), undefined],
      [() => writeFile(join(inner, 'b.jsonl'), ''), () => unlink(join(inner, 'b.jsonl'))],
      [() => writeFile(join(inner, 'later.csv'), ''), undefined],
    ] as const) {
      await change();
      assert.ok(!(await fenced.unchanged()));
      await undo?.();
      fenced = new FencedFiles(diskFiles, [inner]);
      await fenced.readFile(path);
      await fenced.glob(['*.jsonl'], inner);
      await fenced.exists(join(inner, 'later.csv'));
      assert.ok(await fenced.unchanged());
    }
  });
});
