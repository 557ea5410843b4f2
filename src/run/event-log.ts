import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { RunEvent, RunEventBody } from './events';

/**
 * The writer of `events.jsonl`. Each event is one synchronous append, so events are in the file in the order they
 * happened and survive the process that wrote them. There is one writer per run (see lock.ts).
 */
export class EventLog {
  readonly #path: string;
  readonly #now: () => Date;
  #seq: number;
  /** A write that failed may have left the beginning of a line. */
  #torn = false;

  constructor(path: string, now: () => Date = () => new Date()) {
    this.#path = path;
    this.#now = now;
    this.#seq = existsSync(path) ? mend(path) : 0;
  }

  append(body: RunEventBody): RunEvent {
    const event: RunEvent = { seq: this.#seq, time: this.#now().toISOString(), ...body };
    const line = `${this.#torn ? '\n' : ''}${JSON.stringify(event)}\n`;
    this.#torn = true;
    appendFileSync(this.#path, line);
    this.#torn = false;
    this.#seq++;
    return event;
  }
}

/** Ends a last line that a crash tore, so that the next event gets a line of its own; gives the next sequence number. */
function mend(path: string): number {
  if (statSync(path).size > 0 && lastByte(path) !== 10) appendFileSync(path, '\n');
  let next = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const match = /^\{"seq":(\d+),/.exec(line);
    if (match !== null) next = Number(match[1]) + 1;
  }
  return next;
}

function lastByte(path: string): number | undefined {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(1);
    readSync(file, buffer, 0, 1, statSync(path).size - 1);
    return buffer[0];
  } finally {
    closeSync(file);
  }
}
