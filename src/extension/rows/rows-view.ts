import * as l10n from '@vscode/l10n';
import type { CellModel, RowModel, RowsModel } from '../../language';
import type { RowDetail, RowsColumn, RowsPanelState, RowsView } from '../../webview';

/** Rows of one page. */
export const pageSize = 100;

/** What stays the same while pages turn. */
export interface RowsSubject {
  readonly task: string;
  readonly splits: readonly string[];
  /** Which rows a preview can show: the first so many of one split. */
  readonly sample: { readonly split: string; readonly rows: number };
}

/** Turns the server's answer into what the panel draws. @param whole the chosen row, its texts uncut */
export function rowsView(
  subject: RowsSubject,
  state: RowsPanelState,
  model: RowsModel,
  whole: RowsModel | undefined,
): RowsView {
  const { rows, columns, seen, count, isCounted, partial, problems, notDownloaded } = model;
  const row = whole?.rows[0];
  const { task, splits, sample } = subject;
  return {
    task,
    splits,
    split: state.split,
    columns: columns.map(columnOf),
    rows: rows.map(({ number, cells }) => ({ number, cells })),
    offset: state.offset,
    pageSize,
    count,
    isCounted,
    seen,
    busy: partial,
    problems,
    notDownloaded,
    ...(row === undefined || whole === undefined
      ? {}
      : {
          detail: {
            ...detailOf(row, whole),
            canPreview: state.split === sample.split && row.number < sample.rows,
          },
        }),
  };
}

function columnOf({ name, type, emptyShare }: RowsModel['columns'][number]): RowsColumn {
  return { name, type, ...(emptyShare === 0 ? {} : { empty: l10n.t('{0}% empty', percentOf(emptyShare)) }) };
}

/** Never 0 for what is there, and never 100 for what is not all. */
function percentOf(share: number): string {
  if (share === 1) return '100';
  return share < 0.01 ? '<1' : String(Math.min(99, Math.round(share * 100)));
}

function detailOf(row: RowModel, { columns }: RowsModel): Omit<RowDetail, 'canPreview'> {
  const { number, file, line } = row;
  const name = decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
  return {
    number,
    fields: columns.map((column, index) => ({
      name: column.name,
      cell: row.cells[index] ?? { text: '', kind: 'missing' },
    })),
    ...(file === '' ? {} : { source: line > 0 ? `${name}:${String(line)}` : name }),
    canOpen: placeOf(row) !== undefined,
  };
}

/** Where a row can be read in an editor; undefined for packed and binary files and those of the hub. */
export function placeOf({ file, line }: RowModel): { readonly uri: string; readonly line: number } | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(file) || !/\.(jsonl|json|csv|tsv|ndjson)$/i.test(file)) return undefined;
  return { uri: file, line: Math.max(0, line - 1) };
}

/** The row as one JSON object, every value as the data gives it; columns that it lacks are left out. */
export function rowJson({ cells }: RowModel, columns: RowsModel['columns']): string {
  const members = cells.flatMap((cell, index) => {
    const name = columns[index]?.name;
    return name === undefined || cell.kind === 'missing' ? [] : [`  ${JSON.stringify(name)}: ${valueJson(cell)}`];
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n}`;
}

function valueJson({ text, kind }: CellModel): string {
  return kind === 'string' ? JSON.stringify(text) : text;
}
