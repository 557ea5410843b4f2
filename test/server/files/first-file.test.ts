import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { diskFiles } from '../../../src/server/files/disk-files';
import { firstFile } from '../../../src/server/files/first-file';

describe('firstFile', () => {
  let root: string;
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'flan-first-')));
    await mkdir(join(root, 'ws/data'), { recursive: true });
    for (const name of ['b.jsonl', 'a.jsonl']) await writeFile(join(root, 'ws/data', name), '{}\n');
    await writeFile(join(root, 'secret.jsonl'), '{}\n');
    await symlink(join(root, 'secret.jsonl'), join(root, 'ws/data/way-out.jsonl'));
  });
  after(() => rm(root, { recursive: true }));

  const first = async (pattern: string, folders = [join(root, 'ws')]): Promise<string | undefined> => {
    const uri = await firstFile(diskFiles, join(root, 'ws/weather.task.flan.yaml'), pattern, folders);
    return uri && URI.parse(uri).fsPath.slice(root.length);
  };

  it('finds a file, and the first of a glob', async () => {
    assert.equal(await first('data/b.jsonl'), '/ws/data/b.jsonl');
    assert.equal(await first('data/*.jsonl'), '/ws/data/a.jsonl');
    assert.equal(await first('data/b.jsonl', []), '/ws/data/b.jsonl');
  });

  it('knows no folder and nothing that is not there', async () => {
    assert.equal(await first('data'), undefined);
    assert.equal(await first('data/c.jsonl'), undefined);
    assert.equal(await first('none/*.jsonl'), undefined);
  });

  it('stays inside the workspace, links followed', async () => {
    assert.equal(await first('../secret.jsonl'), undefined);
    assert.equal(await first('data/way-out.jsonl'), undefined);
    assert.equal(await first('../*.jsonl'), undefined);
  });
});
