import { joinBytes } from './join-bytes';

/** A value as it stands in the file, not yet parsed. */
export interface RawValue {
  /** Empty where the value was only skipped. */
  readonly bytes: Uint8Array;
  /** False where the file ends inside. */
  readonly closed: boolean;
}

/** A place in a file. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** Bytes of the line before it. */
  readonly byte: number;
}

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

function isBlank(byte: number): boolean {
  return byte === 32 || byte === NEWLINE || byte === 13 || byte === 9;
}

function opens(byte: number): boolean {
  return byte === 91 || byte === 123;
}

function closes(byte: number): boolean {
  return byte === 93 || byte === 125;
}

/**
 * Walks over JSON in a stream of bytes without parsing it: finds where values begin and end. Every sign of JSON's
 * structure is one byte that is part of no other letter in UTF-8, so bytes will do.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;
  #line = 1;
  /** Bytes of the line that stand before the chunk; below 0 where the line begins in it. */
  #before = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Skips white space. @returns the byte that follows, not taken; undefined at the end */
  async peek(): Promise<number | undefined> {
    for (;;) {
      for (; this.#at < this.#chunk.length; this.#at++) {
        const byte = this.#chunk[this.#at]!;
        if (!isBlank(byte)) return byte;
        if (byte === NEWLINE) this.#newLine(this.#at);
      }
      if (!(await this.#fill())) return undefined;
    }
  }

  /** Takes the byte that `peek` gave. */
  skip(): void {
    this.#at++;
  }

  /** Where the byte that `peek` gave stands. */
  get place(): Place {
    return { line: this.#line, byte: this.#before + this.#at };
  }

  /**
   * Takes the value that begins at the byte that `peek` gave: to the bracket that closes it, to the end of a string, or
   * to whatever ends a number or a word.
   */
  async value(keep: boolean): Promise<RawValue> {
    const first = this.#chunk[this.#at]!;
    const scan = first === QUOTE || opens(first) ? new Nesting() : new Word();
    const parts: Uint8Array[] = [];
    for (;;) {
      const from = this.#at;
      const end = scan.end(this.#chunk, from, (newline) => this.#newLine(newline));
      this.#at = end ?? this.#chunk.length;
      if (keep) parts.push(this.#chunk.subarray(from, this.#at));
      const more = end === undefined && (await this.#fill());
      if (!more) {
        const bytes = joinBytes(parts);
        return { bytes, closed: end !== undefined || scan instanceof Word };
      }
    }
  }

  /** Lets the file be closed. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #newLine(at: number): void {
    this.#line++;
    this.#before = -(at + 1);
  }

  async #fill(): Promise<boolean> {
    this.#before += this.#chunk.length;
    this.#at = 0;
    const next = await this.#chunks.next();
    this.#chunk = next.done ? new Uint8Array(0) : next.value;
    return !next.done;
  }
}

/** Looks for the end of a value, chunk by chunk. */
interface Scan {
  /** The place behind the value's last byte; undefined where it goes on in the next chunk. */
  end(chunk: Uint8Array, from: number, newLine: (at: number) => void): number | undefined;
}

/** A list, an object or a string. */
class Nesting implements Scan {
  #depth = 0;
  #inString = false;
  #escaped = false;

  end(chunk: Uint8Array, from: number, newLine: (at: number) => void): number | undefined {
    // Local while it runs: this loop meets every byte of the file.
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === NEWLINE) newLine(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) return at + 1;
        }
      } else if (byte === QUOTE) inString = true;
      else if (opens(byte)) depth++;
      else if (closes(byte) && --depth === 0) return at + 1;
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    return undefined;
  }
}

/** A number, `true`, `false`, `null`, or what is no JSON at all. */
class Word implements Scan {
  #begun = false;

  end(chunk: Uint8Array, from: number): number | undefined {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      // The first byte belongs to it whatever it is, so that a reader gets on.
      if (this.#begun && (byte === COMMA || isBlank(byte) || closes(byte))) return at;
      this.#begun = true;
    }
    return undefined;
  }
}
