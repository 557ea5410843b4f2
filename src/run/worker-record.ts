import { hostname } from 'node:os';
import { writeJson } from './write-json';
import { hasCode, readJson } from './json-lines';
import type { WorkerRecord } from './run-files';

/** A worker on another machine (a shared disk) counts as gone after this many milliseconds without a sign of life. */
const REMOTE_SILENCE = 60_000;
/** On this machine the process table decides, unless silence is so long that the number must have a new owner. */
const LOCAL_SILENCE = 15 * 60_000;

/** Reads `worker.json` or the lock; undefined where there is none. */
export async function readWorkerRecord(path: string): Promise<WorkerRecord | undefined> {
  const value = await readJson(path);
  return isWorkerRecord(value) ? value : undefined;
}

/** Whether the worker behind a record still lives. */
export function isAlive(record: WorkerRecord, now = Date.now()): boolean {
  const silence = now - Date.parse(record.heartbeat);
  if (record.host !== hostname()) return silence < REMOTE_SILENCE;
  return silence < LOCAL_SILENCE && processExists(record.pid);
}

/** Keeps `worker.json` fresh; `beat` is called between steps as well, because a step holds up the timer. */
export class Heartbeat {
  readonly #path: string;
  readonly #record: WorkerRecord;
  readonly #timer: NodeJS.Timeout;
  #last = Date.now();
  #writing: Promise<void> = Promise.resolve();

  /** The record is in its file when this is done, so that what the worker says next is not taken for another's. */
  static async start(path: string, record: WorkerRecord): Promise<Heartbeat> {
    await writeJson(path, record);
    return new Heartbeat(path, record);
  }

  private constructor(path: string, record: WorkerRecord) {
    this.#path = path;
    this.#record = record;
    this.#timer = setInterval(() => {
      this.beat();
    }, 2000);
    this.#timer.unref();
  }

  beat(now = Date.now()): void {
    if (now - this.#last < 1000) return;
    this.#last = now;
    const record = { ...this.#record, heartbeat: new Date(now).toISOString() };
    this.#writing = this.#writing.then(() => writeJson(this.#path, record)).catch(() => undefined);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }
}

export function ownRecord(): WorkerRecord {
  const now = new Date().toISOString();
  return { pid: process.pid, host: hostname(), startedAt: now, heartbeat: now };
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function isWorkerRecord(value: unknown): value is WorkerRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'heartbeat' in value &&
    typeof value.heartbeat === 'string'
  );
}
