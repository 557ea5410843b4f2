import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFileSystem } from '../../../src/data';

describe('nodeFileSystem', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flan-data-'));
    await mkdir(join(folder, 'tasks/more'), { recursive: true });
    await writeFile(join(folder, 'tasks/b.task.flan.yaml'), 'b');
    await writeFile(join(folder, 'tasks/more/a.task.flan.yaml'), 'aé');
    await writeFile(join(folder, 'tasks/other.yaml'), '');
  });
  after(() => rm(folder, { recursive: true }));

  it('finds files by pattern, in order, absolute', async () => {
    const found = await nodeFileSystem.glob(['tasks/**/*.task.flan.yaml'], folder);
    assert.deepEqual(found, [join(folder, 'tasks/b.task.flan.yaml'), join(folder, 'tasks/more/a.task.flan.yaml')]);
  });

  it('reads, streams and looks', async () => {
    const path = join(folder, 'tasks/more/a.task.flan.yaml');
    assert.equal(new TextDecoder().decode(await nodeFileSystem.readFile(path)), 'aé');
    let streamed = '';
    for await (const chunk of nodeFileSystem.stream(path)) streamed += new TextDecoder().decode(chunk);
    assert.equal(streamed, 'aé');
    const file = await nodeFileSystem.open(path);
    const text = async (start: number, end?: number): Promise<string> =>
      new TextDecoder().decode(await file.slice(start, end));
    assert.deepEqual([file.byteLength, await text(0), await text(1, 3), await text(1, 99)], [3, 'aé', 'é', 'é']);
    await assert.rejects(nodeFileSystem.open(`${path}x`));
    assert.deepEqual([await nodeFileSystem.exists(path), await nodeFileSystem.exists(`${path}x`)], [true, false]);
  });
});
