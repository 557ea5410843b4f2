import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interval } from './interval';
import { writeToCache } from './write-to-cache';

/**
 * Stretches of one file, each a file of its own named by its bytes: `0-1023` holds the first 1024. Names are the
 * whole index, so several processes may read and add parts at once without a lock.
 */
export class PartStore {
  readonly #folder: string;
  #parts: Interval[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** A store whose folder does not exist yet is empty. */
  static async open(folder: string): Promise<PartStore> {
    const store = new PartStore(folder);
    await store.refresh();
    return store;
  }

  get parts(): readonly Interval[] {
    return this.#parts;
  }

  /** Looks again at what is there: another process may have added or removed parts. */
  async refresh(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const parts = await Promise.all(names.map((name) => this.#check(name)));
    this.#parts = parts.filter((part) => part !== undefined);
  }

  async save(start: number, bytes: readonly Uint8Array[]): Promise<void> {
    const end = bytes.reduce((at, chunk) => at + chunk.byteLength, start);
    if (end === start) return;
    await mkdir(this.#folder, { recursive: true });
    await writeToCache(this.#pathOf({ start, end }), bytes);
    this.#parts.push({ start, end });
  }

  /** The bytes of an interval that the parts cover wholly. Rejects where a part is gone. */
  async read(wanted: Interval): Promise<ArrayBuffer> {
    const out = new Uint8Array(wanted.end - wanted.start);
    for (const { part, from, to } of this.#cover(wanted)) {
      const handle = await open(this.#pathOf(part));
      try {
        const { bytesRead } = await handle.read(out, from - wanted.start, to - from, from - part.start);
        if (bytesRead !== to - from) throw new Error('short part');
      } finally {
        await handle.close();
      }
    }
    return out.buffer;
  }

  /** The same bytes as a stream, a part at a time. */
  async *stream(wanted: Interval): AsyncGenerator<Uint8Array> {
    for (const { from, to } of this.#cover(wanted)) {
      for (let at = from; at < to; at += streamStep) {
        yield new Uint8Array(await this.read({ start: at, end: Math.min(to, at + streamStep) }));
      }
    }
  }

  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    this.#parts = [];
  }

  /** Which part gives which bytes; at each place the one that reaches farthest. */
  *#cover(wanted: Interval): Generator<{ part: Interval; from: number; to: number }> {
    for (let at = wanted.start; at < wanted.end;) {
      let best: Interval | undefined;
      for (const part of this.#parts) {
        if (part.start <= at && part.end > at && part.end > (best?.end ?? 0)) best = part;
      }
      if (!best) throw new Error('missing part');
      const to = Math.min(best.end, wanted.end);
      yield { part: best, from: at, to };
      at = to;
    }
  }

  /** A part that a crash cut short is none. */
  async #check(name: string): Promise<Interval | undefined> {
    const match = /^(\d+)-(\d+)$/.exec(name);
    if (!match) return undefined;
    const part = { start: Number(match[1]), end: Number(match[2]) + 1 };
    const size = await stat(join(this.#folder, name)).then(
      (stats) => stats.size,
      () => -1,
    );
    return size === part.end - part.start ? part : undefined;
  }

  #pathOf({ start, end }: Interval): string {
    return join(this.#folder, `${start}-${end - 1}`);
  }
}

const streamStep = 1 << 20;
