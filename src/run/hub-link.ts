import { setTimeout as sleep } from 'node:timers/promises';
import type { HubOptions, HubProgress } from '../hub';
import type { WorkerSession } from './session';

/** Between two progress events, in milliseconds. */
const pace = 500;

/**
 * The hub as a run reaches it: while it downloads, the worker gives signs of life, tells progress, and stops where the
 * run is cancelled. One for all tasks, so that two that read one dataset find it at the same commit.
 */
export class HubLink {
  readonly #stop = new AbortController();
  readonly #hub: HubOptions;
  readonly #session: WorkerSession;
  #news: HubProgress | undefined;

  constructor(hub: HubOptions, session: WorkerSession) {
    this.#session = session;
    this.#hub = { ...hub, signal: this.#stop.signal, onProgress: (progress) => (this.#news = progress) };
  }

  /** @param about what the progress events say besides the file */
  async use<T>(about: { readonly task?: string }, download: (hub: HubOptions) => Promise<T>): Promise<T> {
    let done = false;
    const work = download(this.#hub).finally(() => (done = true));
    try {
      while (!done) {
        await Promise.race([work, sleep(pace)]);
        if (this.#news) this.#session.emit({ kind: 'download', ...about, ...this.#news });
        this.#news = undefined;
        await this.#session.breathe();
      }
      return await work;
    } catch (error) {
      this.#stop.abort();
      await work.catch(() => undefined);
      throw error;
    }
  }
}
