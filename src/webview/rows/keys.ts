import type { FromRows, RowsView } from '../messages/rows';

/** The cell that the keyboard is on: a row of the page and a column, the row's number being column 0. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** What a key asks for while the grid has the focus. */
export type GridAction =
  | { readonly kind: 'move'; readonly to: Cursor }
  /** Another page, with the cursor at its first or last row. */
  | { readonly kind: 'page'; readonly offset: number; readonly at: 'first' | 'last' }
  | { readonly kind: 'send'; readonly message: FromRows };

/** A key with the modifiers that count: `Ctrl+Home`, `ArrowDown`. On a Mac its command key is Ctrl. */
export function keyOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): string | undefined {
  if (event.altKey) return undefined;
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
}

/** The keys of WAI-ARIA's grid pattern: arrows by cell, Home and End in the row, Page Up and Down by page. */
export function gridAction(key: string, cursor: Cursor, view: RowsView): GridAction | undefined {
  const { rows, columns, offset, pageSize, count, isCounted } = view;
  const lastRow = rows.length - 1;
  const move = (row: number, column: number): GridAction => ({
    kind: 'move',
    to: { row: clamp(row, lastRow), column: clamp(column, columns.length) },
  });
  const isLastPage = isCounted && offset + pageSize >= count;
  const next: GridAction | undefined = isLastPage
    ? undefined
    : { kind: 'page', offset: offset + pageSize, at: 'first' };
  const previous: GridAction | undefined =
    offset <= 0 ? undefined : { kind: 'page', offset: Math.max(0, offset - pageSize), at: 'last' };
  const { row, column } = cursor;
  switch (key) {
    case 'ArrowUp':
      return row === 0 ? previous : move(row - 1, column);
    case 'ArrowDown':
      return row >= lastRow ? next : move(row + 1, column);
    case 'ArrowLeft':
      return move(row, column - 1);
    case 'ArrowRight':
      return move(row, column + 1);
    case 'Home':
      return move(row, 0);
    case 'End':
      return move(row, columns.length);
    case 'Ctrl+Home':
      return move(0, 0);
    case 'Ctrl+End':
      return move(lastRow, columns.length);
    case 'PageUp':
      return previous;
    case 'PageDown':
      return next;
    case 'Enter':
    case ' ':
      return { kind: 'send', message: { type: 'choose', place: offset + row } };
    default:
      return undefined;
  }
}

/** What a key asks for of the chosen row, wherever the focus is. */
export function rowAction(key: string, view: RowsView): FromRows | undefined {
  if (view.detail === undefined) return undefined;
  switch (key) {
    case 'c':
      return { type: 'copy' };
    case 'p':
      return view.detail.canPreview ? { type: 'preview' } : undefined;
    case 'Escape':
      return { type: 'close' };
    default:
      return undefined;
  }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}
