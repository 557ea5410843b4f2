import type { RandomAccess } from '../../hub';

export type { RandomAccess };

/** The files as the core sees them; VS Code's and Node's are two implementations. Paths are absolute. */
export interface FileSystem {
  /** Rejects where the file cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly stream: (path: string) => AsyncIterable<Uint8Array>;
  /** Rejects where the file cannot be read. Nothing stays open between two slices. */
  readonly open: (path: string) => Promise<RandomAccess>;
  readonly exists: (path: string) => Promise<boolean>;
  /** Absolute paths, sorted, of the files below `base` that match any of the patterns. */
  readonly glob: (patterns: readonly string[], base: string) => Promise<readonly string[]>;
}
