import { posix } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { URI } from 'vscode-uri';
import { formatBytes, matchesGlob } from '../../text';
import type { FileState, FolderEntry, ServerFiles } from './server-files';

/** The client's answers about files by URI. */
export interface FileClient {
  /** Rejects, with a message for people, where the file cannot be read. */
  readonly read: (uri: string) => Promise<Uint8Array>;
  readonly stat: (uri: string) => Promise<FileState | undefined>;
  /** Rejects where the folder cannot be read. */
  readonly list: (uri: string) => Promise<readonly FolderEntry[]>;
}

/** Largest file, in bytes, that is asked for: it comes in one message and stays in memory while it is read. */
const largest = 64 << 20;

/** Entries behind which a search for files ends: in a virtual workspace each folder may cost a request of the network. */
const mostEntries = 20_000;

/**
 * The files of one scheme and authority, read through the client. Such file systems know neither links nor parts of
 * files: a path is where it says, and a file is read whole.
 */
export class ClientFiles implements ServerFiles {
  readonly #client: FileClient;
  readonly #origin: URI;

  /** @param origin the URI of a file or folder in this file system */
  constructor(client: FileClient, origin: URI) {
    this.#client = client;
    this.#origin = origin.with({ path: '/', query: '', fragment: '' });
  }

  readonly uriOf: ServerFiles['uriOf'] = (path) => this.#origin.with({ path: posix.resolve('/', path) }).toString();

  readonly stat: ServerFiles['stat'] = (path) => this.#client.stat(this.uriOf(path));

  readonly list: ServerFiles['list'] = (folder) => this.#client.list(this.uriOf(folder));

  readonly isInside: ServerFiles['isInside'] = async (path, folders) => {
    const real = posix.resolve('/', path);
    return folders.some((folder) => real === folder || real.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
  };

  readonly readFile: ServerFiles['readFile'] = async (path) => {
    const { size = 0 } = (await this.stat(path)) ?? {};
    if (size > largest) {
      const [has, limit] = [formatBytes(size), formatBytes(largest)];
      throw new Error(
        l10n.t('It has {0}; here files up to {1} can be read. Open its folder from a disk instead.', has, limit),
      );
    }
    return this.#client.read(this.uriOf(path));
  };

  readonly open: ServerFiles['open'] = async (path) => {
    const bytes = await this.readFile(path);
    return {
      byteLength: bytes.length,
      slice: async (start, end = bytes.length) => new Uint8Array(bytes.subarray(start, end)).buffer,
    };
  };

  readonly exists: ServerFiles['exists'] = async (path) => (await this.stat(path)) !== undefined;

  readonly glob: ServerFiles['glob'] = async (patterns, base) => {
    const deepest = Math.max(
      ...patterns.map((pattern) => (pattern.includes('**') ? Infinity : pattern.split('/').length)),
    );
    const found: string[] = [];
    let left = mostEntries;
    const walk = async (folder: string, below: string, depth: number): Promise<void> => {
      const entries = await this.list(folder).catch((): readonly FolderEntry[] => []);
      for (const { name, isFolder } of entries) {
        if (left-- <= 0) return;
        // As on a disk, what is hidden is found by its whole name only.
        if (name.startsWith('.') || (isFolder && name === 'node_modules')) continue;
        const [path, relative] = [posix.join(folder, name), below === '' ? name : `${below}/${name}`];
        if (!isFolder && patterns.some((pattern) => matchesGlob(pattern, relative))) found.push(path);
        if (isFolder && depth < deepest) await walk(path, relative, depth + 1);
      }
    };
    await walk(base, '', 1);
    return found.sort();
  };

  // Generators cannot be arrow functions.
  async *stream(path: string): AsyncGenerator<Uint8Array> {
    yield await this.readFile(path);
  }
}
