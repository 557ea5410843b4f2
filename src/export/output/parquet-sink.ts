import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FileFacts, OutputFile } from './output-file';
import { parquetSchema } from './parquet-schema';
import type { RecordSink } from './record-sink';
import type { ExportRecord, RecordColumn, RecordType, RecordValue } from '../row-format';

/** A row group ends at so many rows, or at so many characters of text. */
const GROUP_ROWS = 10_000;
const GROUP_CHARACTERS = 16 << 20;

/** A Parquet file, one row group in memory at a time. */
export class ParquetSink implements RecordSink {
  readonly #file: OutputFile;
  readonly #columns: readonly RecordColumn[];
  readonly #bytes = new DrainedWriter();
  readonly #writer: ParquetWriter;
  #group: ExportRecord[] = [];
  #characters = 0;

  constructor(file: OutputFile, columns: readonly RecordColumn[], about: Readonly<Record<string, string>>) {
    this.#file = file;
    this.#columns = columns;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: parquetSchema(columns),
      kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
      createdBy: 'flan-workbench',
    });
  }

  add(record: ExportRecord): void | Promise<void> {
    this.#group.push(record);
    this.#characters += charactersIn(record);
    const full = this.#group.length >= GROUP_ROWS || this.#characters >= GROUP_CHARACTERS;
    return full ? this.#flush() : undefined;
  }

  async finish(): Promise<FileFacts> {
    if (this.#group.length > 0) await this.#flush();
    await this.#writer.finish();
    await this.#file.write(this.#bytes.drain());
    return this.#file.finish();
  }

  discard(): Promise<void> {
    return this.#file.discard();
  }

  async #flush(): Promise<void> {
    const rows = this.#group;
    this.#group = [];
    this.#characters = 0;
    const columnData = this.#columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => stored(row[name]!, type)),
    }));
    await this.#writer.write({ columnData, rowGroupSize: rows.length });
    await this.#file.write(this.#bytes.drain());
  }
}

/** A value as the writer wants it: 64 bits are a bigint. */
function stored(value: RecordValue, type: RecordType): unknown {
  if (type.kind === 'int') return BigInt(value as number);
  if (type.kind === 'list') return (value as readonly RecordValue[]).map((item) => stored(item, type.of));
  if (type.kind !== 'struct') return value;
  const record = value as ExportRecord;
  return Object.fromEntries(type.fields.map((field) => [field.name, stored(record[field.name]!, field.type)]));
}

/** Gives away what was written to it, and goes on counting where the file has got to. */
class DrainedWriter extends ByteWriter {
  drain(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

function charactersIn(value: RecordValue): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object') return 8;
  return Object.values(value).reduce<number>((sum, part: RecordValue) => sum + charactersIn(part), 0);
}
