/**
 * A task's data, split by split, as its templates see it: after the slice, `rename`, `derive`, `keep_if` and the cap.
 * Plain JSON. Data of any size is paged through: an answer takes a moment only, and says how far it came.
 */

/** Request: {@link RowsParams} to {@link RowsModel}. */
export const rowsRequest = 'flan/rows';

/** Request: {@link SplitsParams} to {@link SplitsModel}. */
export const splitsRequest = 'flan/splits';

export interface RowsParams {
  readonly uri: string;
  /** Which of the task's splits; where absent, the sample that checks and previews look at. */
  readonly split?: string;
  /** First row, zero-based, and how many at most; among those that match, where something is searched. */
  readonly offset: number;
  readonly limit: number;
  /** Only rows with this text in one of their columns, upper and lower case alike. */
  readonly search?: string;
  /** Longest text of a cell, in UTF-16 units; absent for whole texts. */
  readonly cut?: number;
}

/** A window of a split's rows. */
export interface RowsModel {
  /** The split that was read; empty where there is none. */
  readonly split: string;
  /** Of all rows that were seen so far, in the order of their first appearance. */
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
  /** Rows that were seen so far, matching or not. */
  readonly seen: number;
  /** Rows that match: in all where `isCounted`, else as many as were met so far. */
  readonly count: number;
  readonly isCounted: boolean;
  /** Whether the time was up before the window was full: ask again, and it goes on from there. */
  readonly partial: boolean;
  /** What is wrong with the data, in words; the first few. */
  readonly problems: readonly string[];
  /** Whether nothing of the dataset is on this machine yet. */
  readonly notDownloaded: boolean;
  /** Another one means other rows: files or the task's data block changed. */
  readonly revision: string;
}

export interface ColumnModel {
  readonly name: string;
  /** Python's name of the values' type, `int | str` where they differ, `None` where no row has a value. */
  readonly type: string;
  /** Share of rows without a value, 0 to 1. */
  readonly emptyShare: number;
}

export interface RowModel {
  /** Zero-based among the rows of the split as templates see them. */
  readonly number: number;
  /** Zero-based place in the stored split, which slices, filters and faulty rows do not move. */
  readonly index: number;
  /** The file's URI, or its path in the dataset, and the line (from 1) where the row begins. */
  readonly file: string;
  readonly line: number;
  /** In the order of `columns`. */
  readonly cells: readonly CellModel[];
}

export interface CellModel {
  /** A string as it is, other values as JSON text. */
  readonly text: string;
  readonly kind: 'string' | 'json' | 'missing';
  /** Whether the text was longer than asked for. */
  readonly cut?: true;
}

export interface SplitsParams {
  readonly uri: string;
}

/** A task's splits and how many rows they have. */
export interface SplitsModel {
  readonly splits: readonly SplitModel[];
  /** Whether some split is still being counted: ask again, and counting goes on from there. */
  readonly partial: boolean;
}

export interface SplitModel {
  /** `train`, `dev`, `test`. */
  readonly name: string;
  /** What it is made of, as written: `train[:-200]`. */
  readonly stored: string;
  /** Files with rows, as far as they were met: the URI, or the path in the dataset. */
  readonly files: readonly string[];
  /** Rows as templates see them; at least so many while `counting`. */
  readonly rows: number;
  readonly counting: boolean;
  /** The first thing wrong with it, in words. */
  readonly problem?: string;
  readonly notDownloaded: boolean;
}
