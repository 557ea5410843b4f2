import type { Value } from '../../value';
import type { ParquetFile, RowGroup } from './parquet-file';
import type { HeadSize } from './parquet-head';

/** Rows that are decoded at once: few at first, since a sample needs no more, then more, since each turn has its cost. */
const firstRows = 1000;
const mostRows = 16_000;

/** Some rows, column by column. */
export interface Batch {
  /** Number of the first row in the file, from 0. */
  readonly start: number;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly values: readonly Value[] }[];
}

/** What is read of a large row group for its first batch. */
const firstHead: HeadSize = { bytes: 1 << 22, values: 4 * firstRows };

/** Cuts row groups into batches that grow as reading goes on, over all files of a split. */
export class Batches {
  #rows = firstRows;
  /**
   * The rows of a group, or of a stretch of it. In memory are one batch and, where the file has no index of its pages,
   * the group's compressed bytes and its nested columns, which can only be decoded whole.
   */
  async *of(parquet: ParquetFile, group: RowGroup): AsyncGenerator<Batch> {
    const { start, end, indexed, number } = group;
    let at = start;
    const names = parquet.columns.map(({ name }) => name);
    if (!indexed && end - start > mostRows && start === parquet.groups[number]!.start) {
      const head = await parquet.readHead(group, firstHead);
      const rows = head?.[0]?.length ?? 0;
      if (head && rows > 0) yield { start, rows, columns: names.map((name, i) => ({ name, values: head[i]! })) };
      at += rows;
    }
    if (at < end) yield* this.#rest(parquet, { ...group, start: at });
  }

  async *#rest(parquet: ParquetFile, { start, end, indexed }: RowGroup): AsyncGenerator<Batch> {
    const whole = parquet.columns.filter(({ nested }) => nested && !indexed);
    const stepwise = parquet.columns.filter((column) => !whole.includes(column));
    try {
      const values = new Map<string, readonly Value[]>();
      const wholes = whole.length > 0 ? await parquet.read(whole, { start, end }) : [];
      for (let at = start; at < end;) {
        const rows = Math.min(this.#rows, end - at);
        const steps = await parquet.read(stepwise, { start: at, end: at + rows });
        for (const [i, { name }] of stepwise.entries()) values.set(name, steps[i]!);
        for (const [i, { name }] of whole.entries()) values.set(name, wholes[i]!.slice(at - start, at - start + rows));
        yield { start: at, rows, columns: parquet.columns.map(({ name }) => ({ name, values: values.get(name)! })) };
        at += rows;
        this.#rows = Math.min(mostRows, this.#rows * 4);
      }
    } finally {
      parquet.forget();
    }
  }
}
