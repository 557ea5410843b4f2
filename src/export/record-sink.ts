import type { Container } from './options';
import { JsonlSink } from './jsonl-sink';
import type { FileFacts } from './output-file';
import { OutputFile } from './output-file';
import { ParquetSink } from './parquet-sink';
import type { ExportRecord, RecordColumn } from './row-format';

/** Where records go, one by one; what it holds in memory does not grow with their number. */
export interface RecordSink {
  /** A promise only where the caller should wait for the disk. */
  readonly add: (record: ExportRecord) => void | Promise<void>;
  readonly finish: () => Promise<FileFacts>;
  /** Leaves nothing behind; harmless after `finish`. */
  readonly discard: () => Promise<void>;
}

/** @param about facts for people and programs, for containers that have room for them beside the rows */
export async function openSink(
  path: string,
  container: Container,
  columns: readonly RecordColumn[],
  about: Readonly<Record<string, string>>,
): Promise<RecordSink> {
  const file = await OutputFile.open(path);
  switch (container) {
    case 'jsonl':
      return new JsonlSink(file);
    case 'parquet':
      return new ParquetSink(file, columns, about);
  }
}
