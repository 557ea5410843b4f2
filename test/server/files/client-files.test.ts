import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { ClientFiles } from '../../../src/server/files/client-files';
import { FencedFiles } from '../../../src/server/files/fenced-files';
import { memoryClient } from './memory-client';

const root = 'memfs://place/repo';
const client = memoryClient(
  new Map<string, string | Uint8Array>([
    [`${root}/a.task.flan.yaml`, 'task: a'],
    [`${root}/data/rows one.jsonl`.replace(' ', '%20'), '{"n": 1}\n'],
    [`${root}/data/deep/more.jsonl`, '{"n": 2}\n'],
    [`${root}/node_modules/x/b.task.flan.yaml`, ''],
    [`${root}/.git/c.task.flan.yaml`, ''],
    ['memfs://place/other/secret.jsonl', '{}\n'],
  ]),
);
const files = new ClientFiles(client, URI.parse(`${root}/a.task.flan.yaml`));

describe('ClientFiles', () => {
  it('reads a file by its path, whole, by every way', async () => {
    const path = '/repo/data/rows one.jsonl';
    assert.equal(files.uriOf(path), `${root}/data/rows%20one.jsonl`);
    assert.equal(new TextDecoder().decode(await files.readFile(path)), '{"n": 1}\n');
    const access = await files.open(path);
    assert.deepEqual([access.byteLength, new TextDecoder().decode(await access.slice(2, 3))], [9, 'n']);
    let streamed = 0;
    for await (const chunk of files.stream(path)) streamed += chunk.length;
    assert.equal(streamed, 9);
    assert.deepEqual([await files.exists(path), await files.exists('/repo/none')], [true, false]);
    await assert.rejects(files.readFile('/repo/none'), /there is no/);
  });

  it('finds files by globs, and looks no deeper than a pattern does', async () => {
    assert.deepEqual(await files.glob(['**/*.task.flan.yaml'], '/repo'), ['/repo/a.task.flan.yaml']);
    assert.deepEqual(await files.glob(['data/**/*.jsonl'], '/repo'), [
      '/repo/data/deep/more.jsonl',
      '/repo/data/rows one.jsonl',
    ]);
    client.asked.length = 0;
    assert.deepEqual(await files.glob(['*.jsonl'], '/repo/data'), ['/repo/data/rows one.jsonl']);
    assert.deepEqual(client.asked, [`list ${root}/data`]);
    assert.deepEqual(await files.glob(['*'], '/nowhere'), []);
  });

  it('asks for no file that is too large for a message', async () => {
    const large = { ...client, stat: async () => ({ isFolder: false, size: 65 << 20, changed: 0 }) };
    const path = '/repo/a.task.flan.yaml';
    await assert.rejects(new ClientFiles(large, URI.parse(root)).readFile(path), /68\.2 MB.*up to 67\.1 MB/);
  });

  it('stays inside the folders, dots resolved', async () => {
    const fenced = new FencedFiles(files, ['/repo']);
    assert.equal((await fenced.readFile('/repo/a.task.flan.yaml')).length, 7);
    for (const path of ['/other/secret.jsonl', '/repo/../other/secret.jsonl', '/repository']) {
      await assert.rejects(fenced.readFile(path), /lies outside the workspace/);
    }
  });
});
