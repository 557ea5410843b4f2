import { Worker } from 'node:worker_threads';
import type { Cancellation, SlowRender, SlowRendered } from '../../language';
import type { AsideAnswer, AsideQuestion, Surroundings } from './protocol';

/** Milliseconds between two looks whether somebody still waits. */
const watch = 20;

/** Milliseconds without work after which the thread ends, for it holds memory. */
const idle = 30_000;

interface Job {
  readonly question: AsideQuestion;
  readonly cancel: Cancellation | undefined;
  readonly done: (rendered: SlowRendered | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Renders slow rows on a thread of its own, one after the other. A render cannot be interrupted, so a thread that works
 * on what nobody waits for any more is ended, and the next job gets a new one.
 */
export class SlowRenders {
  readonly #program: string;
  readonly #waiting: Job[] = [];
  #worker: Worker | undefined;
  #current: Job | undefined;
  #watching: NodeJS.Timeout | undefined;
  #ending: NodeJS.Timeout | undefined;

  /** @param program the file that the thread runs; it calls `answerAside` */
  constructor(program: string) {
    this.#program = program;
  }

  /** @returns undefined once cancelled, or where there is no such template or row; rejects where the thread broke */
  async render(slow: SlowRender, surroundings: Surroundings, cancel?: Cancellation): Promise<SlowRendered | undefined> {
    return new Promise((done, fail) => {
      this.#waiting.push({ question: { ...surroundings, slow }, cancel, done, fail });
      this.#next();
    });
  }

  dispose(): void {
    for (const job of this.#waiting.splice(0)) job.done(undefined);
    this.#stop();
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#waiting.shift();
    clearTimeout(this.#ending);
    if (!job) {
      this.#ending = setTimeout(() => this.#stop(), idle).unref();
      return;
    }
    this.#current = job;
    this.#worker ??= this.#start();
    this.#worker.postMessage(job.question);
    this.#watching = setInterval(() => {
      if (job.cancel?.isCancellationRequested) this.#stop();
    }, watch);
  }

  #start(): Worker {
    const worker = new Worker(this.#program);
    // A server that has nothing else to do may end.
    worker.unref();
    worker.on('message', ({ rendered }: AsideAnswer) => {
      if (worker === this.#worker) this.#finish(rendered);
    });
    worker.on('error', (error) => {
      if (worker !== this.#worker) return;
      this.#current?.fail(error);
      this.#stop();
    });
    return worker;
  }

  #stop(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    if (this.#current) this.#finish(undefined);
  }

  #finish(rendered: SlowRendered | undefined): void {
    clearInterval(this.#watching);
    const job = this.#current;
    this.#current = undefined;
    job?.done(rendered);
    this.#next();
  }
}
