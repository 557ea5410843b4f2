import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexedRow } from '../../data';
import { temporaryName } from '../../disk';
import { PyDict } from '../../value';
import { decodeValue, encodeValue } from './row-codec';

/** Bytes gathered before they are written. */
const BUFFER = 1 << 20;

/** Offsets per chunk of a table, so that it never has to be copied to grow. */
const CHUNK = 1 << 14;

/**
 * Rows of many tasks, set aside on the disk and read back by place: a shuffled draw holds 8 bytes a row in memory.
 * They lie in one file beside the export, which goes with the process where the system lets an open file be unlinked.
 */
export class RowStore {
  readonly #file: FileHandle;
  readonly #path: string;
  #end = 0;
  #reading = Buffer.alloc(1 << 12);

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /** @throws what the file system throws */
  static async create(folder: string): Promise<RowStore> {
    const path = join(folder, temporaryName('.rows'));
    const file = await open(path, 'w+');
    if (process.platform !== 'win32') await rm(path, { force: true });
    return new RowStore(file, path);
  }

  /** Sets aside a task's rows behind those of the tasks before. @throws what the file system throws */
  async keep(rows: AsyncIterable<IndexedRow>): Promise<StoredRows> {
    const ends = new OffsetTable(this.#end);
    const hash = createHash('sha256');
    const flush = async (): Promise<void> => {
      const chunk = Buffer.from(waiting.join(''));
      waiting = [];
      flushed = this.#end;
      hash.update(chunk);
      if (chunk.length > 0) await this.#file.writeFile(chunk);
    };
    let waiting: string[] = [];
    let flushed = this.#end;
    for await (const row of rows) {
      const text = encodeRow(row);
      this.#end += Buffer.byteLength(text);
      ends.push(this.#end);
      waiting.push(text);
      if (this.#end - flushed >= BUFFER) await flush();
    }
    await flush();
    return {
      size: ends.size,
      digest: hash.digest('hex'),
      row: (place) => this.#read(ends.at(place), ends.at(place + 1)),
    };
  }

  /** Gives the disk space back. */
  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }

  #read(start: number, end: number): IndexedRow {
    const length = end - start;
    if (length > this.#reading.length) this.#reading = Buffer.alloc(length * 2);
    readSync(this.#file.fd, this.#reading, 0, length, start);
    return decodeRow(this.#reading.toString('utf8', 0, length));
  }
}

/** The rows of one task in a `RowStore`. */
export interface StoredRows {
  readonly size: number;
  /** SHA-256 of all rows. */
  readonly digest: string;
  /** @param place from 0 to `size` - 1 */
  readonly row: (place: number) => IndexedRow;
}

/** Where rows begin; each begins where the one before it ends. */
class OffsetTable {
  readonly #start: number;
  readonly #chunks: Float64Array[] = [];
  size = 0;

  constructor(start: number) {
    this.#start = start;
  }

  push(end: number): void {
    if (this.size % CHUNK === 0) this.#chunks.push(new Float64Array(CHUNK));
    this.#chunks.at(-1)![this.size % CHUNK] = end;
    this.size++;
  }

  at(place: number): number {
    return place === 0 ? this.#start : this.#chunks[Math.floor((place - 1) / CHUNK)]![(place - 1) % CHUNK]!;
  }
}

/** A row as a line of text, of which digests are made too. */
export function encodeRow({ index, row }: IndexedRow): string {
  return `${index} ${encodeValue(row)}\n`;
}

function decodeRow(text: string): IndexedRow {
  const blank = text.indexOf(' ');
  const row = decodeValue(text.slice(blank + 1));
  if (!(row instanceof PyDict)) throw new TypeError('a stored row is no dict');
  return { index: Number(text.slice(0, blank)), row };
}
