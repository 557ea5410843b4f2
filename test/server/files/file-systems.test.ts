import assert from 'node:assert/strict';
import { diskFiles } from '../../../src/server/files/disk-files';
import { fileSystems } from '../../../src/server/files/file-systems';
import { memoryClient } from './memory-client';

describe('fileSystems', () => {
  const client = memoryClient(new Map());

  it('takes the disk for its own files and the client for all others', () => {
    const filesOf = fileSystems(diskFiles, () => client);
    assert.equal(filesOf('file:///a/b.yaml'), diskFiles);
    const first = filesOf('memfs://x/a.yaml');
    assert.ok(first && first !== diskFiles);
    assert.equal(filesOf('memfs://x/other/b.yaml'), first);
    assert.notEqual(filesOf('memfs://y/a.yaml'), first);
    assert.equal(filesOf('untitled:Untitled-1'), undefined);
  });

  it('reads nothing through a client that does not offer it, and everything without a disk', () => {
    assert.equal(fileSystems(diskFiles, () => undefined)('memfs://x/a.yaml'), undefined);
    assert.ok(fileSystems(undefined, () => client)('file:///a/b.yaml'));
  });
});
