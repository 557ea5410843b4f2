import type { Cancellation } from './cancellation';

/** Longest stretch of work, in milliseconds, before other requests get their turn. */
const stretch = 12;

/** Paces long work: it ends when its time is over or nobody wants it any more, and lets others in between. */
export class Pace {
  readonly #end: number;
  readonly #cancel: Cancellation | undefined;
  #turn: number;

  constructor(budget: number, cancel?: Cancellation) {
    const now = performance.now();
    this.#end = now + budget;
    this.#turn = now + stretch;
    this.#cancel = cancel;
  }

  get over(): boolean {
    return this.#cancel?.isCancellationRequested === true || performance.now() > this.#end;
  }

  /** Call between two steps of work. A cancellation can only arrive while this waits. */
  async step(): Promise<void> {
    if (performance.now() < this.#turn) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#turn = performance.now() + stretch;
  }
}
