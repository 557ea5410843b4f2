import type { FileClient } from '../../../src/server/files/client-files';

/** A client whose files, by URI, are in memory; it counts what it was asked. */
export function memoryClient(
  files: ReadonlyMap<string, string | Uint8Array>,
): FileClient & { readonly asked: string[] } {
  const asked: string[] = [];
  const bytesOf = (uri: string): Uint8Array | undefined => {
    const content = files.get(uri);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const below = (uri: string): readonly string[] => {
    const folder = uri.endsWith('/') ? uri : `${uri}/`;
    return [...files.keys()]
      .filter((name) => name.startsWith(folder))
      .map((name) => decodeURIComponent(name.slice(folder.length)));
  };
  return {
    asked,
    read: async (uri) => {
      asked.push(`read ${uri}`);
      const bytes = bytesOf(uri);
      if (!bytes) throw new Error(`there is no ${uri}`);
      return bytes;
    },
    stat: async (uri) => {
      const bytes = bytesOf(uri);
      if (bytes) return { isFolder: false, size: bytes.length, changed: 0 };
      return below(uri).length > 0 ? { isFolder: true, size: 0, changed: 0 } : undefined;
    },
    list: async (uri) => {
      asked.push(`list ${uri}`);
      const names = below(uri);
      if (names.length === 0) throw new Error(`there is no folder ${uri}`);
      const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]!));
      return [
        ...[...folders].map((name) => ({ name, isFolder: true })),
        ...names.filter((name) => !name.includes('/')).map((name) => ({ name, isFolder: false })),
      ];
    },
  };
}
