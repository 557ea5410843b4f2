/** A file's bytes by place, as Parquet readers want them: a local file, or one on a server that answers ranges. */
export interface RandomAccess {
  readonly byteLength: number;
  /** The bytes from `start` to `end` (exclusive; the end of the file where absent). Rejects where they cannot be read. */
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}

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
