import { open, readFile } from 'node:fs/promises';

/**
 * Reads a growing file of one JSON value per line, from where the last call stopped. A last line without its newline
 * is still being written (or was torn by a crash) and waits; a line that is no JSON is passed over and counted.
 */
export class JsonLineTail {
  readonly #path: string;
  #offset = 0;
  #torn = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Complete lines that were no JSON. */
  get torn(): number {
    return this.#torn;
  }

  /** The values that were completed since the last call; none while the file does not exist. */
  async next(): Promise<readonly unknown[]> {
    const added = await readFrom(this.#path, this.#offset);
    const end = added.lastIndexOf(10) + 1;
    this.#offset += end;
    const values: unknown[] = [];
    for (const line of added.subarray(0, end).toString('utf8').split('\n')) {
      if (line.trim() === '') continue;
      const value = parse(line);
      if (value === undefined) this.#torn++;
      else values.push(value);
    }
    return values;
  }
}

/** All values of a file of JSON lines; none where there is no file. */
export async function readJsonLines(path: string): Promise<readonly unknown[]> {
  return new JsonLineTail(path).next();
}

/** The JSON value in a file; `undefined` where there is no file or no JSON in it. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readFrom(path: string, offset: number): Promise<Buffer> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
  try {
    const { size } = await file.stat();
    if (size <= offset) return Buffer.alloc(0);
    const buffer = Buffer.alloc(size - offset);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
