import { type RunView, readRun } from '../../report';
import { type RunFailure, type RunFiles, cancelRun, readRunFiles, watchRun } from '../../run';
import { type Result, err, ok } from '../../text';
import type { Owned } from '../disposables';
import { isActive } from './run-states';

/** Listeners hear of a change at most this often, in milliseconds. */
const PACE = 200;

/**
 * A run as the windows show it, kept up to date from its directory alone: it does not matter which window started it,
 * or whether this one was reloaded meanwhile.
 */
export class RunMonitor implements Owned {
  readonly dir: string;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<() => void>();
  #ended: Promise<void>;
  #files: RunFiles;
  #view: RunView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(files: RunFiles) {
    this.dir = files.dir;
    this.#files = files;
    this.#ended = this.#takeUp(files);
  }

  /** An error where the folder is no run. */
  static async open(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const files = await readRunFiles(dir);
    return files.ok ? ok(new RunMonitor(files.value)) : err(files.error);
  }

  /** Settles when the run has ended or the monitor is disposed; rejects where its directory cannot be read. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  get view(): RunView {
    return (this.#view ??= readRun(this.#files));
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

  /** Goes on after a new worker was put on a run that had ended. */
  async reopen(): Promise<void> {
    const files = await readRunFiles(this.dir);
    if (files.ok) this.#ended = this.#takeUp(files.value);
  }

  dispose(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #takeUp(files: RunFiles): Promise<void> {
    this.#update(files);
    if (isActive(files.state)) await this.#follow();
  }

  async #follow(): Promise<void> {
    const from = (this.#files.events.at(-1)?.seq ?? -1) + 1;
    for await (const event of watchRun(this.dir, { from, signal: this.#abort.signal })) {
      const state = this.#files.state === 'starting' ? 'running' : this.#files.state;
      this.#update({ ...this.#files, state, events: [...this.#files.events, event] });
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
