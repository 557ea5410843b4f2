import type { FileSystem } from '../../src/data';

/** Files in memory, streamed in chunks of a few bytes, so that every boundary is met. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>, chunk = 7): FileSystem {
  const bytesOf = (path: string): Uint8Array => {
    const content = files[path];
    if (content === undefined) throw new Error(`no file ${path}`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    readFile: async (path) => bytesOf(path),
    async *stream(path) {
      const bytes = bytesOf(path);
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
    async open(path) {
      const bytes = Uint8Array.from(bytesOf(path));
      return { byteLength: bytes.length, slice: async (start, end) => bytes.buffer.slice(start, end) };
    },
    exists: async (path) => path in files,
    glob: async () => Object.keys(files).sort(),
  };
}
