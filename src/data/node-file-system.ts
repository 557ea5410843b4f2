import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { FileSystem } from './file-system';

/** The machine's own files. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  stream: (path) => createReadStream(path),
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  glob: async (patterns, base) => (await glob([...patterns], { cwd: base, absolute: true })).sort(),
};
