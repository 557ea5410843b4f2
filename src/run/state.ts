import { stat } from 'node:fs/promises';
import { CancelWatch } from './cancel';
import type { RunEvent } from './events';
import { isRunEvent, isTerminal } from './events';
import { isMissing, readJsonLines } from './json-lines';
import { runPaths } from './paths';
import type { RunState } from './run-files';
import { isAlive, readWorkerRecord } from './worker-record';

/** A run without a worker is given this many milliseconds from its making before it counts as lost. */
const START_GRACE = 30_000;

/** Whether a worker of a run is there: not yet, living, or gone. */
export type Liveness = 'awaited' | 'alive' | 'gone';

/** How the run in a directory stands. */
export async function readState(dir: string): Promise<RunState> {
  // The worker first: one that ends in between has then written its last event already.
  const liveness = await readLiveness(dir);
  const events = (await readJsonLines(runPaths(dir).events)).filter(isRunEvent);
  return stateOf(dir, liveness, events);
}

export async function readLiveness(dir: string): Promise<Liveness> {
  const paths = runPaths(dir);
  const worker = await readWorkerRecord(paths.worker);
  if (worker !== undefined) return isAlive(worker) ? 'alive' : 'gone';
  return (await age(paths.manifest)) < START_GRACE ? 'awaited' : 'gone';
}

/** @param events read after `liveness`. */
export async function stateOf(dir: string, liveness: Liveness, events: readonly RunEvent[]): Promise<RunState> {
  const last = events.at(-1);
  if (last !== undefined && isTerminal(last)) return terminalState(last);
  if (liveness === 'gone') return 'lost';
  if (await new CancelWatch(dir).cancelled()) return 'cancelling';
  return events.some((event) => event.kind === 'started') ? 'running' : 'starting';
}

function terminalState(event: RunEvent): RunState {
  return event.kind === 'finished' || event.kind === 'cancelled' ? event.kind : 'failed';
}

/** Milliseconds since a file was written; endless where there is none. */
async function age(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
