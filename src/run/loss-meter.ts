import type { StepReport } from '../engine';

/** What a meter has summed so far. */
export interface LossSum {
  readonly loss: number;
  readonly labelled: number;
}

/** The mean loss per target token over the steps since it was last asked. */
export class LossMeter {
  #loss: number;
  #labelled: number;

  constructor({ loss, labelled }: LossSum = { loss: 0, labelled: 0 }) {
    this.#loss = loss;
    this.#labelled = labelled;
  }

  add({ loss, labelled }: Pick<StepReport, 'loss' | 'labelled'>): void {
    if (!Number.isFinite(loss)) return;
    this.#loss += loss * labelled;
    this.#labelled += labelled;
  }

  take(): number {
    const mean = this.#labelled === 0 ? 0 : this.#loss / this.#labelled;
    this.#loss = 0;
    this.#labelled = 0;
    return mean;
  }

  /** For a checkpoint between two reports. */
  sum(): LossSum {
    return { loss: this.#loss, labelled: this.#labelled };
  }
}
