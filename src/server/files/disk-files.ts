import { readdir, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { nodeFileSystem } from '../../data';
import { isInside } from './inside';
import type { ServerFiles } from './server-files';

/** The disk of the machine on which the server runs. */
export const diskFiles: ServerFiles = {
  ...nodeFileSystem,
  uriOf: (path) => URI.file(path).toString(),
  stat: async (path) => {
    try {
      const found = await stat(path);
      return { isFolder: found.isDirectory(), size: found.size, changed: found.mtimeMs };
    } catch {
      return undefined;
    }
  },
  list: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    })),
  isInside,
};
