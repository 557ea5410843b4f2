import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from './file-system';
import { ColumnPinner } from './pin-columns';
import { readCsv } from './read-csv';
import { readJsonl } from './read-jsonl';
import { Reshaper } from './reshape';
import type { IndexedRow, RowEntry, RowProblem } from './row';
import type { DataSpec } from './spec';
import { slice } from './split';
import { storedProblem, type StoredRow } from './stored-row';

/** How rows are reached, and how many are wanted. */
export interface ReadOptions {
  /** The folder that the source's path is relative to: the task file's. */
  readonly base: string;
  readonly fs: FileSystem;
  /** Stop after so many rows; the file behind them is not read. */
  readonly limit?: number;
}

/** The file of a split, absolute; undefined where the task has no such split. */
export function fileOfSplit(spec: DataSpec, split: string, base: string): string | undefined {
  const stored = spec.splits.get(split);
  return stored && resolve(base, spec.source.path.replaceAll('{split}', stored.name));
}

/**
 * Streams the rows of a task's split (`train`, `dev`, `test`), and the problems found on the way, in file order.
 * The order of treatment is in `DataSpec`.
 */
export async function* readRows(spec: DataSpec, split: string, options: ReadOptions): AsyncGenerator<RowEntry> {
  const file = fileOfSplit(spec, split, options.base);
  const stored = spec.splits.get(split);
  if (file === undefined || stored === undefined) {
    const known = [...spec.splits.keys()].join(', ');
    const message = l10n.t('The task has no split "{0}"; it has: {1}.', split, known);
    yield storedProblem('split-unknown', spec.source.path, 0, message, false);
    return;
  }
  if (spec.source.path === '') {
    const message = l10n.t('The task names no data file. Give one under "data.source".');
    yield storedProblem('file-missing', file, 0, message, false);
    return;
  }
  if (!(await options.fs.exists(file))) {
    yield storedProblem('file-missing', file, 0, l10n.t('There is no data file {0}.', file), false);
    return;
  }
  const pinner = spec.columns && new ColumnPinner(spec.columns, file, spec.source.kind !== 'jsonl');
  const reshaper = new Reshaper(spec, file);
  const most = Math.min(spec.caps.get(split) ?? Infinity, options.limit ?? Infinity);
  let delivered = 0;
  if (most <= 0) return;
  const aboutFile: RowProblem[] = [];
  for await (const { entry, index } of slice(numbered(readStored(spec, file, options.fs), aboutFile), stored)) {
    if (entry.kind === 'problem') {
      yield { kind: 'problem', problem: entry.problem };
      continue;
    }
    const pinned = pinner?.pin(entry.row, entry.line) ?? { row: entry.row, problems: [], hopeless: false };
    for (const problem of pinned.problems) yield { kind: 'problem', problem };
    if (pinned.hopeless) break;
    if (pinned.problems.some((problem) => problem.severity === 'error')) continue;
    const { row, problems } = reshaper.reshape(pinned.row, index, entry.line);
    for (const problem of problems) yield { kind: 'problem', problem };
    if (!row) continue;
    yield { kind: 'row', row, index, line: entry.line };
    if (++delivered >= most) break;
  }
  for (const problem of aboutFile) yield { kind: 'problem', problem };
}

/** A split read to its end. */
export interface ReadRows {
  readonly rows: readonly IndexedRow[];
  readonly problems: readonly RowProblem[];
}

/** All rows of a split at once. */
export async function readAll(spec: DataSpec, split: string, options: ReadOptions): Promise<ReadRows> {
  const rows: IndexedRow[] = [];
  const problems: RowProblem[] = [];
  for await (const entry of readRows(spec, split, options)) {
    if (entry.kind === 'row') rows.push({ row: entry.row, index: entry.index });
    else problems.push(entry.problem);
  }
  return { rows, problems };
}

async function* readStored(spec: DataSpec, file: string, fs: FileSystem): AsyncGenerator<StoredRow> {
  const { source } = spec;
  try {
    switch (source.kind) {
      case 'jsonl':
        yield* readJsonl(fs.stream(file), file);
        return;
      case 'csv':
        yield* readCsv(fs.stream(file), file, { delimiter: source.delimiter, quotes: source.quotes });
        return;
      case 'tsv':
        yield* readCsv(fs.stream(file), file, { delimiter: '\t', quotes: source.quotes });
        return;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield storedProblem('file-unreadable', file, 0, l10n.t('The data file cannot be read: {0}', reason), false);
  }
}

/**
 * Gives every stored row its place, the faulty ones too: mending one does not move the rows behind it. What concerns
 * the whole file stands at no row, so no slice may cut it off.
 */
async function* numbered(
  rows: AsyncIterable<StoredRow>,
  aboutFile: RowProblem[],
): AsyncGenerator<{ entry: StoredRow; index: number }> {
  let index = 0;
  for await (const entry of rows) {
    if (entry.kind === 'problem' && !entry.isRow) aboutFile.push(entry.problem);
    else yield { entry, index: index++ };
  }
}
