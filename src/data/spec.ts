import type { Template } from '../jinja';

/**
 * Which files, relative to the task file: a path, several, or several by stored split. Each may hold `{split}` and be
 * a glob.
 */
export type DataPath = string | readonly string[] | ReadonlyMap<string, readonly string[]>;

/** Whether files are listed by stored split. */
export function isBySplit(path: DataPath): path is ReadonlyMap<string, readonly string[]> {
  return path instanceof Map;
}

/** Files beside the task. Those of text may be compressed with gzip or zstd. */
export type FileSource =
  | { readonly kind: 'jsonl'; readonly path: DataPath }
  /** `field` names the member that holds the rows, as in `datasets`; without it the one that can is found. */
  | { readonly kind: 'json'; readonly path: DataPath; readonly field?: string }
  /** `quotes: false` reads quotation marks as plain characters, as GLUE's TSV files need. */
  | { readonly kind: 'csv'; readonly path: DataPath; readonly delimiter: string; readonly quotes: boolean }
  | { readonly kind: 'tsv'; readonly path: DataPath; readonly quotes: boolean }
  | { readonly kind: 'parquet'; readonly path: DataPath };

/** A dataset of the Hugging Face hub; without `revision` its newest. */
export interface HubSource {
  readonly kind: 'hf';
  /** `name` or `organisation/name`. */
  readonly id: string;
  readonly config?: string;
  /** A branch, a tag or a commit. */
  readonly revision?: string;
}

/** Where rows come from. */
export type DataSource = FileSource | HubSource;

/** A stretch of a stored split, as TFDS writes it: `train`, `train[:-200]`, `train[10:20]` (Python's rules). */
export interface SplitSpec {
  /** The stored split: what stands for `{split}` in the source's path. */
  readonly name: string;
  readonly start?: number;
  readonly end?: number;
}

/** What a pinned column must hold. A missing value (`null`, an empty CSV cell of a typed column) is always allowed. */
export type ColumnType = 'string' | 'int' | 'float' | 'bool' | 'list' | 'dict';

/** A column made by a template over the row. */
export interface Derivation {
  readonly name: string;
  readonly template: Template;
  /** Whether the template prints JSON, whose value the column takes; otherwise it takes the text. */
  readonly isJson?: boolean;
}

/**
 * How rows are read, in this order: the slice of the split, the pinned columns' check, `rename`, `derive`, `keepIf`,
 * the cap.
 */
export interface DataSpec {
  readonly source: DataSource;
  readonly splits: ReadonlyMap<string, SplitSpec>;
  /** Pinned columns, by the names they have in the file; absent where nothing is pinned. */
  readonly columns?: ReadonlyMap<string, ColumnType>;
  /** Old name to new name. */
  readonly rename: ReadonlyMap<string, string>;
  readonly derive: readonly Derivation[];
  readonly keepIf?: Template;
  /** Most rows per split, counted after `keepIf`. */
  readonly caps: ReadonlyMap<string, number>;
}
