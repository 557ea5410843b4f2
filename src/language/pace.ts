import type { Cancellation } from './cancellation';

/** Longest stretch of work, in milliseconds, before other requests get their turn. */
const stretch = 12;

/** Paces long work, so that a keystroke is heard while it goes on and can cancel it. */
export class Pace {
  readonly cancel: Cancellation | undefined;
  #turn = performance.now() + stretch;

  constructor(cancel?: Cancellation) {
    this.cancel = cancel;
  }

  get cancelled(): boolean {
    return this.cancel?.isCancellationRequested === true;
  }

  /** Whether other requests are to get their turn now; asked where there are too many steps to wait for each. */
  get isDue(): boolean {
    return performance.now() >= this.#turn;
  }

  /** Call between two steps of work. Only while this waits can a cancellation arrive. */
  async step(): Promise<void> {
    if (!this.isDue) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#turn = performance.now() + stretch;
  }
}

/** Does work step by step, letting other requests in between; undefined once cancelled. */
export async function pace<T>(steps: Iterator<undefined, T, undefined>, cancel?: Cancellation): Promise<T | undefined> {
  const turns = new Pace(cancel);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (!turns.isDue) continue;
    await turns.step();
    if (turns.cancelled) return undefined;
  }
}
