import type { FileSystem } from '../../data';

/** What a file system says of a file or folder without reading it. */
export interface FileState {
  readonly isFolder: boolean;
  /** Bytes. */
  readonly size: number;
  /** When it was written last, in milliseconds; only whether it changes counts. */
  readonly changed: number;
}

/** A name in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * One file system as the server reaches it: the machine's disk, or one that only the client can read, as that of a
 * virtual workspace. Paths are absolute; the disk takes them as the platform writes them.
 */
export interface ServerFiles extends FileSystem {
  /** The URI by which the client knows a path. */
  readonly uriOf: (path: string) => string;
  /** Undefined where there is nothing. Never rejects. */
  readonly stat: (path: string) => Promise<FileState | undefined>;
  /** Rejects where the folder cannot be read. */
  readonly list: (folder: string) => Promise<readonly FolderEntry[]>;
  /**
   * Whether a path lies in one of the folders once links are followed: a task file of a stranger must not make the
   * server read what is elsewhere. A path that does not exist is judged by its nearest parent that does.
   */
  readonly isInside: (path: string, folders: readonly string[]) => Promise<boolean>;
}

/** The file system of a document; undefined where the server can reach none, as for an unsaved file. */
export type FilesOf = (uri: string) => ServerFiles | undefined;
