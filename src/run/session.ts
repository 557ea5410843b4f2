import { setImmediate } from 'node:timers/promises';
import type { CancelWatch } from './cancel';
import type { EventLog } from './event-log';
import type { RunEventBody } from './events';
import { Cancelled } from './failure';
import type { RunPaths } from './paths';
import type { Heartbeat } from './worker-record';

/** The control file is read at most this often, in milliseconds. */
const EAR = 200;

/** What every stage of a worker's work shares: its voice, its ear and its pulse. */
export class WorkerSession {
  readonly paths: RunPaths;
  readonly #log: EventLog;
  readonly #heartbeat: Heartbeat;
  readonly #cancel: CancelWatch;
  #listened = 0;

  constructor(paths: RunPaths, log: EventLog, heartbeat: Heartbeat, cancel: CancelWatch) {
    this.paths = paths;
    this.#log = log;
    this.#heartbeat = heartbeat;
    this.#cancel = cancel;
  }

  emit(body: RunEventBody): void {
    this.#log.append(body);
  }

  /**
   * Called between steps and batches: lets timers run, gives a sign of life, and listens.
   * @throws Cancelled when a cancel has arrived.
   */
  async breathe(): Promise<void> {
    await setImmediate();
    this.#heartbeat.beat();
    const now = Date.now();
    if (now - this.#listened < EAR) return;
    this.#listened = now;
    if (await this.#cancel.cancelled()) throw new Cancelled();
  }
}
