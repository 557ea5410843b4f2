import { URI } from 'vscode-uri';
import { ClientFiles, type FileClient } from './client-files';
import type { FilesOf, ServerFiles } from './server-files';

/** Schemes of documents that stand in no file system. */
const unsaved = ['untitled', 'vscode-userdata', 'git'];

/**
 * Chooses a document's file system by its scheme: the server's own disk for `file:`, where there is one, and the
 * client's for all others, where the client reads files.
 */
export function fileSystems(disk: ServerFiles | undefined, client: () => FileClient | undefined): FilesOf {
  const byOrigin = new Map<string, ServerFiles>();
  return (uri) => {
    if (disk && uri.startsWith('file:')) return disk;
    const parsed = URI.parse(uri);
    const files = unsaved.includes(parsed.scheme) ? undefined : client();
    if (!files) return undefined;
    const origin = `${parsed.scheme}://${parsed.authority}`;
    const known = byOrigin.get(origin) ?? new ClientFiles(files, parsed);
    byOrigin.set(origin, known);
    return known;
  };
}
