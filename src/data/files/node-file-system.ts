import { createReadStream } from 'node:fs';
import { access, open, readFile, stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { FileSystem, RandomAccess } from './file-system';

/** The machine's own files. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  stream: (path) => createReadStream(path),
  open: openFile,
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  glob: async (patterns, base) => (await glob([...patterns], { cwd: base, absolute: true })).sort(),
};

async function openFile(path: string): Promise<RandomAccess> {
  const { size } = await stat(path);
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const buffer = new ArrayBuffer(Math.max(0, Math.min(end, size) - start));
      const file = await open(path);
      try {
        // One read may give less than was asked for.
        let filled = 0;
        while (filled < buffer.byteLength) {
          const { bytesRead } = await file.read(new Uint8Array(buffer, filled), { position: start + filled });
          if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`);
          filled += bytesRead;
        }
      } finally {
        await file.close();
      }
      return buffer;
    },
  };
}
