import { type RunView, readRun } from '../../report';
import {
  type RunEvent,
  type RunFailure,
  type RunFiles,
  type RunState,
  cancelRun,
  readRunFiles,
  watchRun,
} from '../../run';
import { type Result, err, ok } from '../../text';
import type { Owned } from '../disposables';

/** Listeners hear of a change at most this often, in milliseconds. */
const PACE = 200;

/** Whether a run may still say something. */
export function isActive(state: RunState): boolean {
  return state === 'starting' || state === 'running' || state === 'cancelling';
}

/**
 * A run as the windows show it, kept up to date from its directory alone: it does not matter which window started it,
 * or whether this one was reloaded meanwhile.
 */
export class RunMonitor implements Owned {
  readonly dir: string;
  /** Settles when the run has ended or the monitor is disposed; never rejects. */
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #events: RunEvent[];
  #files: RunFiles;
  #view: RunView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(files: RunFiles) {
    this.dir = files.dir;
    this.#files = files;
    this.#events = [...files.events];
    this.ended = isActive(files.state) ? this.#follow() : Promise.resolve();
  }

  /** An error where the folder is no run. */
  static async open(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const files = await readRunFiles(dir);
    return files.ok ? ok(new RunMonitor(files.value)) : err(files.error);
  }

  get view(): RunView {
    return (this.#view ??= readRun({ ...this.#files, events: this.#events }));
  }

  get active(): boolean {
    return isActive(this.#files.state) && !this.#abort.signal.aborted;
  }

  get recipePath(): string {
    return this.#files.manifest.recipePath;
  }

  onChange(listener: () => void): Owned {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Asks the worker to stop; that it did comes as a change. */
  async cancel(): Promise<void> {
    if (!this.active) return;
    await cancelRun(this.dir);
    if (this.active) this.#update({ ...this.#files, state: 'cancelling' });
  }

  dispose(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #follow(): Promise<void> {
    const from = (this.#events.at(-1)?.seq ?? -1) + 1;
    for await (const event of watchRun(this.dir, { from, signal: this.#abort.signal })) {
      this.#events.push(event);
      // A worker heeds no cancel that is older than itself; one given while it was starting is given again.
      if (event.kind === 'started' && this.#files.state === 'cancelling') await cancelRun(this.dir);
      const state = this.#files.state === 'starting' ? 'running' : this.#files.state;
      this.#update({ ...this.#files, state });
    }
    if (this.#abort.signal.aborted) return;
    const files = await readRunFiles(this.dir);
    // A directory that vanished under a run has lost its worker for whoever looks on.
    this.#update(files.ok ? files.value : { ...this.#files, state: 'lost' });
    this.#tell();
  }

  #update(files: RunFiles): void {
    this.#files = files;
    this.#view = undefined;
    this.#timer ??= setTimeout(() => this.#tell(), PACE);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const listener of [...this.#listeners]) listener();
  }
}
