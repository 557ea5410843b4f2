import type { Template } from '../jinja';

/** Where rows come from; paths are relative to the task file and may hold `{split}`. */
export type DataSource =
  | { readonly kind: 'jsonl'; readonly path: string }
  /** `quotes: false` reads quotation marks as plain characters, as GLUE's TSV files need. */
  | { readonly kind: 'csv'; readonly path: string; readonly delimiter: string; readonly quotes: boolean }
  | { readonly kind: 'tsv'; readonly path: string; readonly quotes: boolean };

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
