import type { HubProblemCode } from '../hub';
import type { PyDict } from '../value';

/** One row: column name to value, in the file's column order. */
export type Row = PyDict;

/** Everything that can be wrong with a data file. */
export type RowProblemCode =
  | HubProblemCode
  | 'file-missing'
  | 'file-unreadable'
  | 'split-unknown'
  | 'not-utf8'
  | 'json-invalid'
  | 'row-not-an-object'
  | 'csv-invalid'
  | 'cell-count'
  | 'lfs-pointer'
  | 'compression-invalid'
  | 'source-kind'
  | 'json-not-rows'
  | 'json-ambiguous'
  | 'parquet-invalid'
  | 'parquet-unsupported'
  | 'column-unreadable'
  | 'header-missing'
  | 'header-duplicate'
  | 'column-missing'
  | 'column-type'
  | 'column-new'
  | 'rename-missing'
  | 'rename-clash'
  | 'derive-failed'
  | 'derive-hides'
  | 'keep-if-failed'
  | 'keep-if-none';

/** Something wrong in a data file. Reading goes on behind it wherever that is possible. */
export interface RowProblem {
  readonly code: RowProblemCode;
  /** A warning's row is still delivered; an error's row is not. */
  readonly severity: 'error' | 'warning';
  /** The file, as its file system names it. */
  readonly file: string;
  /** Counted from 1; 0 where the whole file is meant. */
  readonly line: number;
  /** The column that it is about, as the data block names it. */
  readonly column?: string;
  readonly message: string;
}

/** What reading delivers, in file order. */
export type RowEntry =
  | {
      readonly kind: 'row';
      readonly row: Row;
      /** Place of the row in its stored split, from 0; a slice, a filter or a faulty row before it does not move it. */
      readonly index: number;
      /** Line in the file where the row begins, from 1; in a Parquet file, the row's number, from 1. */
      readonly line: number;
      /** The file that holds the row, as its file system names it: a split may stand in several. */
      readonly file: string;
    }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** A row with its place, as `readAll` keeps it. */
export interface IndexedRow {
  readonly row: Row;
  readonly index: number;
}
