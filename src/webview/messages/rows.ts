/** What the row viewer and the extension host say to each other. Plain JSON, no editor types. */

export interface RowsColumn {
  readonly name: string;
  readonly type: string;
  /** Share of the rows seen so far that have no value, in words; absent where all have one. */
  readonly empty?: string;
}

export interface RowsCell {
  /** A string as it is, other values as JSON text. */
  readonly text: string;
  readonly kind: 'string' | 'json' | 'missing';
  readonly cut?: true;
}

export interface RowsRow {
  /** Zero-based among all rows of the split. */
  readonly number: number;
  /** In the order of the columns. */
  readonly cells: readonly RowsCell[];
}

/** The chosen row with its whole texts. */
export interface RowDetail {
  readonly number: number;
  readonly fields: readonly { readonly name: string; readonly cell: RowsCell }[];
  /** File name and line, where they are known. */
  readonly source?: string;
  /** Whether the source is a file that can be opened. */
  readonly canOpen: boolean;
  /** Whether a preview can show it: only rows of the sample that checks and previews look at. */
  readonly canPreview: boolean;
}

/** A page of a split's rows. */
export interface RowsView {
  readonly task: string;
  readonly split: string;
  readonly splits: readonly string[];
  readonly columns: readonly RowsColumn[];
  readonly rows: readonly RowsRow[];
  /** Zero-based place of the first row, among those that match. */
  readonly offset: number;
  readonly pageSize: number;
  /** Rows that match: in all where `isCounted`, else as many as were met so far. */
  readonly count: number;
  readonly isCounted: boolean;
  /** Rows looked at so far. */
  readonly seen: number;
  /** Still reading: more will come by itself. */
  readonly busy: boolean;
  readonly problems: readonly string[];
  readonly notDownloaded: boolean;
  readonly detail?: RowDetail;
}

/** What the editor gives back to the panel after a window reload. */
export interface RowsPanelState {
  /** The task file. */
  readonly uri: string;
  readonly split: string;
  readonly offset: number;
  readonly search: string;
  /** Zero-based place of the chosen row among those that match. */
  readonly chosen?: number;
}

export type ToRows = { readonly type: 'show'; readonly view: RowsView; readonly state: RowsPanelState };

export type FromRows =
  | { readonly type: 'ready' }
  /** Shows the page that begins with a row. */
  | { readonly type: 'page'; readonly offset: number }
  /** Goes to the last page; how far that is, only reading tells. */
  | { readonly type: 'end' }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'split'; readonly name: string }
  /** Shows a row whole; by its place among those that match. */
  | { readonly type: 'choose'; readonly place: number }
  | { readonly type: 'close' }
  /** The chosen row. */
  | { readonly type: 'copy' }
  | { readonly type: 'preview' }
  | { readonly type: 'open' }
  | { readonly type: 'download' };

/** The words of the row viewer; `{0}` and `{1}` are filled in by it. */
export interface RowsStrings {
  readonly split: string;
  readonly search: string;
  readonly clearSearch: string;
  readonly goToRow: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  readonly range: string;
  readonly rangeOpen: string;
  readonly found: string;
  readonly foundOpen: string;
  readonly reading: string;
  readonly none: string;
  readonly noneFound: string;
  readonly row: string;
  readonly copy: string;
  readonly copied: string;
  readonly preview: string;
  readonly open: string;
  readonly close: string;
  readonly download: string;
  readonly empty: string;
  readonly missing: string;
  readonly table: string;
}
