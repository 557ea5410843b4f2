import type { RowProblem } from '../../data';
import { toJson, type Value } from '../../value';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { notDownloadedCode, tellProblem } from '../data-problems';
import type { SplitRow, SplitWindow, SplitWindowParams } from '../host';
import { splitText } from '../overview/overview';
import type { ParsedDocument, ParsedTask } from '../parsed-document';
import type { CellModel, ColumnModel, RowModel, RowsModel, RowsParams, SplitModel, SplitsModel } from './model';

/** Milliseconds after which an answer says how far it came, so that whoever asked can show it and ask again. */
const patience = 250;

/** Problems that are told with a window; the diagnostics have the others. */
const mostProblems = 5;

const nothing: RowsModel = {
  split: '',
  columns: [],
  rows: [],
  seen: 0,
  count: 0,
  isCounted: true,
  partial: false,
  problems: [],
  notDownloaded: false,
  revision: '',
};

/** A window of a split's rows as the task's templates see them, or of the sample where no split is named. */
export async function rows(
  context: Context,
  parsed: ParsedDocument,
  params: RowsParams,
  cancel?: Cancellation,
): Promise<RowsModel> {
  if (parsed.kind !== 'task') return nothing;
  const { split, offset, limit, search, cut } = params;
  const end = performance.now() + patience;
  const asked = { split, offset, limit, ...(search ? { search: search.toLowerCase() } : {}), milliseconds: patience };
  const window = await windowOf(context, parsed, asked, cancel);
  // A second way through the rows counts them: what lies behind the window stays near.
  const counted =
    window.partial || window.count !== undefined
      ? window
      : await windowOf(context, parsed, { ...asked, isCount: true, milliseconds: end - performance.now() }, cancel);
  const columns = window.columns.map(({ name, type, emptyShare }): ColumnModel => ({ name, type, emptyShare }));
  return {
    split: window.split,
    columns,
    rows: window.rows.map((row) => rowModel(row, columns, cut)),
    seen: window.seen,
    count: counted.count ?? counted.matched,
    isCounted: counted.count !== undefined,
    partial: window.partial,
    ...tellProblems(window.problems, parsed),
    revision: window.revision,
  };
}

/** A task's splits and how many rows each has; counting goes on from where the last answer left it. */
export async function splits(context: Context, parsed: ParsedDocument, cancel?: Cancellation): Promise<SplitsModel> {
  const task = parsed.kind === 'task' ? parsed.whole.task : undefined;
  const { host } = context;
  if (parsed.kind !== 'task' || !task || !host.splitRows) return { splits: [], partial: false };
  const end = performance.now() + patience;
  const models: SplitModel[] = [];
  for (const [name, stored] of task.data.splits) {
    const milliseconds = Math.max(0, end - performance.now());
    const asked = { split: name, offset: 0, limit: 0, isCount: true, milliseconds };
    const { seen, count: all, files, problems } = await host.splitRows(parsed.source, task.data, asked, cancel);
    const told = tellProblems(problems, parsed);
    models.push({
      name,
      stored: splitText(stored),
      files,
      rows: all ?? seen,
      counting: all === undefined,
      ...(told.problems[0] === undefined ? {} : { problem: told.problems[0] }),
      notDownloaded: told.notDownloaded,
    });
  }
  return { splits: models, partial: models.some(({ counting }) => counting) };
}

async function windowOf(
  context: Context,
  parsed: ParsedTask,
  asked: Omit<SplitWindowParams, 'split'> & { readonly split: string | undefined },
  cancel?: Cancellation,
): Promise<SplitWindow> {
  const data = parsed.whole.task?.data;
  const { split, ...rest } = asked;
  if (split !== undefined && data && context.host.splitRows) {
    return context.host.splitRows(parsed.source, data, { split, ...rest }, cancel);
  }
  const sample = await context.sample(parsed);
  const found = sample.rows
    .map((row, number): SplitRow => ({ row, number, index: sample.indexes?.[number] ?? number, file: '', line: 0 }))
    .filter(({ row }) => rest.search === undefined || rowMatches(row, rest.search));
  const { offset, limit } = rest;
  return {
    ...sample,
    rows: found.slice(offset, offset + limit),
    files: [],
    seen: sample.rows.length,
    matched: found.length,
    count: found.length,
    partial: false,
  };
}

/** Whether one of a row's values has the text in it; `search` in lower case. */
export function rowMatches(row: SplitRow['row'], search: string): boolean {
  for (const [, value] of row.entries()) if (textOf(value).toLowerCase().includes(search)) return true;
  return false;
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : toJson(value);
}

function rowModel({ row, ...place }: SplitRow, columns: readonly ColumnModel[], cut = Infinity): RowModel {
  return {
    ...place,
    cells: columns.map(({ name }): CellModel => {
      const value = row.get(name);
      if (value === undefined) return { text: '', kind: 'missing' };
      const text = textOf(value);
      const kind = typeof value === 'string' ? 'string' : 'json';
      return text.length <= cut ? { text, kind } : { text: whole(text.slice(0, cut)), kind, cut: true };
    }),
  };
}

/** Without the first half of a letter that takes two units. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}

function tellProblems(
  problems: readonly RowProblem[],
  { source }: ParsedTask,
): { readonly problems: readonly string[]; readonly notDownloaded: boolean } {
  return {
    problems: problems.slice(0, mostProblems).map((problem) => tellProblem(problem, source.path)),
    notDownloaded: problems.some(({ code }) => code === notDownloadedCode),
  };
}
