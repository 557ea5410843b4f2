import { setTimeout as sleep } from 'node:timers/promises';
import type { RunEvent } from './events';
import { isRunEvent, isTerminal } from './events';
import { JsonLineTail } from './json-lines';
import { runPaths } from './paths';
import { readLiveness } from './state';

export interface WatchOptions {
  /** Ends the iteration; the run goes on. */
  readonly signal?: AbortSignal;
  /** Skips the events before this sequence number. */
  readonly from?: number;
  readonly pollMilliseconds?: number;
}

/**
 * The events of a run, those that are there and those to come, until its last one, until its worker is lost (then the
 * last event is no terminal one), or until `signal` aborts. Any number of watchers may follow one run.
 */
export async function* watchRun(dir: string, options: WatchOptions = {}): AsyncGenerator<RunEvent, void, undefined> {
  const { signal, from = 0, pollMilliseconds = 200 } = options;
  const tail = new JsonLineTail(runPaths(dir).events);
  let last: RunEvent | undefined;
  for (;;) {
    // The worker first: one that ends in between has then written its last event already.
    const liveness = await readLiveness(dir);
    for (const event of (await tail.next()).filter(isRunEvent)) {
      last = event;
      if (event.seq >= from) yield event;
    }
    if (liveness === 'gone' || (last !== undefined && isTerminal(last))) return;
    if (!(await pause(pollMilliseconds, signal))) return;
  }
}

/** @returns false when `signal` ended the pause or was aborted before. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch {
    return false;
  }
}
