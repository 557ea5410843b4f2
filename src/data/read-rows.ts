import * as l10n from '@vscode/l10n';
import type { HubOptions } from '../hub';
import type { FileSystem } from './files/file-system';
import { ColumnPinner } from './pin-columns';
import { Reshaper } from './reshape';
import type { IndexedRow, RowEntry, RowProblem } from './row';
import type { DataSource, DataSpec } from './spec';
import type { Reading } from './reading';
import { readStored } from './read-stored';

/** How rows are reached, and how many are wanted. */
export interface ReadOptions {
  /** The folder that the source's path is relative to: the task file's. */
  readonly base: string;
  readonly fs: FileSystem;
  /** How datasets of the hub are reached; without it they are as if nothing had been downloaded. */
  readonly hub?: HubOptions;
  /** Stop after so many rows; the files behind them are not read. */
  readonly limit?: number;
  /** Stop after so many stored rows, whatever `keep_if` leaves of them: bounds a sample of data that it rarely keeps. */
  readonly lookAt?: number;
}

/**
 * Streams the rows of a task's split (`train`, `dev`, `test`), and the problems found on the way, in the order of the
 * files. The order of treatment is in `DataSpec`.
 */
export async function* readRows(spec: DataSpec, split: string, options: ReadOptions): AsyncGenerator<RowEntry> {
  const stored = spec.splits.get(split);
  if (stored === undefined) {
    const known = [...spec.splits.keys()].join(', ');
    const message = l10n.t('The task has no split "{0}"; it has: {1}.', split, known);
    yield {
      kind: 'problem',
      problem: { code: 'split-unknown', severity: 'error', file: options.base, line: 0, message },
    };
    return;
  }
  const most = Math.min(spec.caps.get(split) ?? Infinity, options.limit ?? Infinity);
  if (most <= 0) return;
  const pinner = spec.columns && new ColumnPinner(spec.columns, isTextual(spec.source));
  const reshaper = new Reshaper(spec);
  const hopeless = new Set<string>();
  const aboutFiles: RowProblem[] = [];
  const lookAt = options.lookAt ?? Infinity;
  let looked = 0;
  let left = 0;
  let delivered = 0;
  const reading: Reading = {
    tell: (problem) => aboutFiles.push(problem),
    accepts: (file, columns) => {
      const problems = pinner?.checkFile(file, columns) ?? [];
      aboutFiles.push(...problems);
      return problems.every(({ severity }) => severity !== 'error');
    },
    isHopeless: (file) => hopeless.has(file),
    asText: new Set([...(spec.columns ?? [])].filter(([, type]) => type === 'string').map(([name]) => name)),
  };
  if (lookAt <= 0) return;
  for await (const { entry, index } of readStored(
    spec.source,
    stored,
    { ...options, most: Math.min(most, lookAt) },
    reading,
  )) {
    if (looked++ >= lookAt) break;
    if (entry.kind === 'problem') {
      yield { kind: 'problem', problem: entry.problem };
      continue;
    }
    const { file, line } = entry;
    const pinned = pinner?.pin(entry.row, file, line) ?? { row: entry.row, problems: [], hopeless: false };
    for (const problem of pinned.problems) yield { kind: 'problem', problem };
    if (pinned.hopeless) hopeless.add(file);
    if (pinned.problems.some((problem) => problem.severity === 'error')) continue;
    const { row, problems } = reshaper.reshape({ row: pinned.row, index, file, line });
    for (const problem of problems) yield { kind: 'problem', problem };
    if (!row) {
      if (problems.every(({ severity }) => severity !== 'error')) left++;
      continue;
    }
    yield { kind: 'row', row, index, line, file };
    if (++delivered >= most) break;
  }
  if (left > 0 && delivered === 0) {
    const message = l10n.t('"keep_if" keeps none of the {0} rows that were read.', left);
    aboutFiles.push({ code: 'keep-if-none', severity: 'warning', file: options.base, line: 0, message });
  }
  for (const problem of aboutFiles) yield { kind: 'problem', problem };
}

/** Whether a file's cells are text, to be converted to what is pinned; of the hub's files, their names tell. */
function isTextual({ kind }: DataSource): (file: string) => boolean {
  if (kind === 'hf') return (file) => /\.[ct]sv(?:\.(?:gz|zst))?$/.test(file);
  return () => kind === 'csv' || kind === 'tsv';
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
