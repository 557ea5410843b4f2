import { joinBytes } from './join-bytes';

/** A stream whose beginning was looked at. */
export interface Peeked {
  /** The first bytes, as many as were asked for where the stream has so many. */
  readonly head: Uint8Array;
  /** Whether `head` is all there is. */
  readonly whole: boolean;
  /** The stream from its beginning, to be read once. */
  readonly all: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes of a stream. */
export async function peek(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  while (size < length && !whole) {
    const next = await iterator.next();
    if (next.done) {
      whole = true;
    } else {
      taken.push(next.value);
      size += next.value.length;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken;
      if (whole) return;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      // A reader that stops early lets the file be closed.
      await iterator.return?.();
    }
  }
  return { head: joinBytes(taken).subarray(0, length), whole, all: all() };
}
