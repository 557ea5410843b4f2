import { setImmediate as breathe } from 'node:timers/promises';
import { applyLengths, type LengthsPolicy } from './apply-lengths';
import type { ExportExample } from './example';
import { type ExampleSource, makeExample } from './make-example';
import type { PartLog } from '../part-log';

/** Rows in a row that may come to nothing before a stream is taken to be barren; as in training. */
const BARREN = 2000;

/** Milliseconds between looks at the outside: has somebody cancelled, how far is it? */
const LOOK = 100;

/** What rows go through, and when to stop. */
export interface WriteRowsOptions {
  readonly separator: string;
  /** Absent where lengths are not applied. */
  readonly lengths?: LengthsPolicy;
  /** Most rows to draw. */
  readonly draws: number;
  /** Most rows to write. */
  readonly rows: number;
  readonly signal?: AbortSignal;
  readonly onLook: (written: number) => void;
}

/**
 * Renders rows one by one and hands on what they become; the log counts the rest. Ends with the sources, when enough
 * is written or drawn, or when nothing comes of what is drawn. @throws what `write` throws, and the signal's reason
 */
export async function writeRows(
  sources: Iterable<ExampleSource> | AsyncIterable<ExampleSource>,
  write: (example: ExportExample) => void | Promise<void>,
  log: PartLog,
  { separator, lengths, draws, rows, signal, onLook }: WriteRowsOptions,
): Promise<void> {
  let fruitful = 0;
  let looked = performance.now();
  if (rows === 0 || draws === 0) return;
  for await (const source of sources) {
    log.drawn++;
    const example = exampleOf(source, separator, lengths, log);
    if (example !== undefined) {
      log.written++;
      fruitful = log.drawn;
      const waiting = write(example);
      if (waiting !== undefined) await waiting;
    }
    const now = performance.now();
    if (now - looked >= LOOK) {
      looked = now;
      onLook(log.written);
      await breathe();
      signal?.throwIfAborted();
    }
    if (log.written >= rows || log.drawn >= draws) break;
    if (rows !== Infinity && log.drawn - fruitful >= BARREN) break;
  }
  signal?.throwIfAborted();
  onLook(log.written);
}

function exampleOf(
  source: ExampleSource,
  separator: string,
  lengths: LengthsPolicy | undefined,
  log: PartLog,
): ExportExample | undefined {
  const made = makeExample(source, separator);
  switch (made.kind) {
    case 'blank':
      log.blank++;
      return undefined;
    case 'failed':
      log.failure(source.task, source.template, made.failure);
      return undefined;
    case 'example': {
      const fitted = lengths === undefined ? ({ kind: 'fits' } as const) : applyLengths(made.example, lengths);
      if (fitted.kind === 'dropped') log.dropped++;
      if (fitted.kind === 'truncated') log.truncated++;
      return fitted.kind === 'fits' ? made.example : fitted.kind === 'truncated' ? fitted.example : undefined;
    }
  }
}
