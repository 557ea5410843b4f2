import { JsonlSink } from './jsonl-sink';
import type { Container } from '../options';
import { OutputFile } from './output-file';
import { ParquetSink } from './parquet-sink';
import type { RecordSink } from './record-sink';
import type { RecordColumn } from '../row-format';

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
