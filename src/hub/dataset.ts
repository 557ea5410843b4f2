import type { Repository } from './repository';

/** A dataset as a task file names it. */
export interface DatasetName {
  /** `org/name`, or the bare name of one of the oldest datasets. */
  readonly id: string;
  /** Absent: `default`, or the only one. */
  readonly config?: string;
  /** A branch, a tag or a commit; absent: the Parquet branch, or `main` where there is none. */
  readonly revision?: string;
}

/** How a file's bytes become rows. */
export type HubFileFormat = 'parquet' | 'jsonl' | 'json' | 'csv' | 'tsv';

/** A file at one commit. */
export interface TreeFile {
  /** Path in the repository, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of a large file's bytes, or git's SHA-1 of a small one's; also its name among the cache's blobs. */
  readonly etag: string;
}

/** A file of a split. */
export interface HubFile extends TreeFile {
  readonly format: HubFileFormat;
}

/** A repository's state. */
export interface Commit extends Repository {
  /** 40 hexadecimal digits. Naming it as the revision gives these very files again. */
  readonly revision: string;
  /** The branch or tag that led to the commit; absent where the author named the commit. */
  readonly branch?: string;
  /**
   * Who named the commit: the author, the hub just now, or the cache, because the network was not asked or did not
   * answer.
   */
  readonly resolvedBy: 'author' | 'hub' | 'cache';
}

/** A dataset found: one configuration at one commit. */
export interface HubDataset extends Commit {
  readonly config: string;
  /** Every configuration at this commit. */
  readonly configs: readonly string[];
  /** The stored splits, each with its files in the order of its rows. */
  readonly splits: ReadonlyMap<string, readonly HubFile[]>;
  /** Splits whose beginning alone stands on the Parquet branch, as with very large datasets; they are not in `splits`. */
  readonly partial: readonly string[];
}
