import * as l10n from '@vscode/l10n';
import { HubFailure } from '../../hub';
import { err, ok, type Result } from '../../text';
import { PyDict } from '../../value';
import { Batches } from './parquet-batches';
import { AccessError, guardAccess, openParquet, reasonOf, type ParquetFile } from './parquet-file';
import type { NumberedRow, Reading } from '../reading';
import type { RowProblem, RowProblemCode } from '../row';
import type { RowFile } from '../files/row-file';
import type { SplitSpec } from '../spec';
import { storedProblem } from '../stored-row';

/**
 * The rows of a split that stands in Parquet files, from `start` to `end` as Python counts them. Footers tell how many
 * rows there are, so only those row groups are read that hold wanted rows, one at a time, as long as rows are asked for.
 */
export async function* readParquet(
  files: readonly RowFile[],
  { start = 0, end = Infinity }: Pick<SplitSpec, 'start' | 'end'>,
  reading: Reading,
): AsyncGenerator<NumberedRow> {
  const shards = files.map((file) => new Shard(file, reading));
  let from = start;
  let to = end;
  if (start < 0 || end < 0) {
    let rows = 0;
    for (const shard of shards) {
      const opened = await shard.open();
      // Places cannot be counted from an end that is not known.
      if (!opened) return;
      rows += opened.rows;
    }
    from = start < 0 ? Math.max(0, rows + start) : start;
    to = end < 0 ? rows + end : end;
  }
  const batches = new Batches();
  let first = 0;
  for (const shard of shards) {
    if (first >= to) return;
    const opened = await shard.open();
    if (!opened) continue;
    const wanted = { start: from - first, end: to - first };
    if (wanted.start < opened.rows && shard.isWanted(opened)) {
      for await (const { entry, index } of rowsOf(opened, shard.file.name, wanted, batches, reading)) {
        yield { entry, index: first + index };
      }
    }
    first += opened.rows;
  }
}

/** One file of a split, opened once. */
class Shard {
  readonly file: RowFile;
  readonly #reading: Reading;
  #opened: Promise<ParquetFile | undefined> | undefined;

  constructor(file: RowFile, reading: Reading) {
    this.file = file;
    this.#reading = reading;
  }

  /** Undefined, and told, where the file cannot be read. */
  open(): Promise<ParquetFile | undefined> {
    return (this.#opened ??= this.#open());
  }

  /** Tells what is to be said about the file's columns. */
  isWanted({ columns, unreadable }: ParquetFile): boolean {
    const { name: file } = this.file;
    for (const { name, reason } of unreadable) {
      const message = l10n.t('The column "{0}" is left out: {1}.', name, reason);
      this.#reading.tell({ code: 'column-unreadable', severity: 'warning', file, line: 0, column: name, message });
    }
    return this.#reading.accepts(file, new Map(columns.map(({ name, type }) => [name, type])));
  }

  async #open(): Promise<ParquetFile | undefined> {
    const opened = await openShard(this.file, this.#reading.asText);
    if (opened.ok) return opened.value;
    this.#reading.tell(opened.error);
    return undefined;
  }
}

async function openShard(
  { name, open }: RowFile,
  asText: ReadonlySet<string>,
): Promise<Result<ParquetFile, RowProblem>> {
  const about = { severity: 'error', file: name, line: 0 } as const;
  try {
    const opened = await openParquet(guardAccess(await open()), asText);
    if (opened.ok) return ok(opened.value);
    const { code, message } = opened.error;
    return err({ ...about, code, message: l10n.t('The Parquet file cannot be read. {0}', message) });
  } catch (error) {
    return err({ ...about, ...unreadable(error) });
  }
}

/** @param wanted rows of this file from 0; may reach beyond it on both sides */
async function* rowsOf(
  parquet: ParquetFile,
  file: string,
  wanted: { readonly start: number; readonly end: number },
  batches: Batches,
  { tell }: Reading,
): AsyncGenerator<NumberedRow> {
  for (const group of parquet.groups) {
    const start = Math.max(group.start, wanted.start);
    const end = Math.min(group.end, wanted.end);
    if (start >= end) continue;
    let next = start;
    try {
      for await (const { start: at, rows, columns } of batches.of(parquet, { ...group, start, end })) {
        for (let row = 0; row < rows; row++) {
          next = at + row + 1;
          const entries = columns.map(({ name, values }) => [name, values[row]!] as const);
          yield { entry: { kind: 'row', row: PyDict.of(entries), file, line: next }, index: next - 1 };
        }
      }
    } catch (error) {
      if (error instanceof AccessError) {
        tell({ severity: 'error', file, line: 0, ...unreadable(error) });
        return;
      }
      const message = l10n.t('The rows {0} to {1} cannot be decoded: {2}', next + 1, group.end, reasonOf(error));
      yield { entry: storedProblem('parquet-invalid', file, next + 1, message), index: next };
    }
  }
}

function unreadable(error: unknown): { readonly code: RowProblemCode; readonly message: string } {
  if (error instanceof AccessError && error.cause instanceof HubFailure) return error.cause.problem;
  if (error instanceof HubFailure) return error.problem;
  return { code: 'file-unreadable', message: l10n.t('The data file cannot be read: {0}', reasonOf(error)) };
}
