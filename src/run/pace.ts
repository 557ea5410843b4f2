/** Tokens per second and time left, over the recent past, so that a slow start does not distort them. */
export class Pace {
  readonly #window: { readonly at: number; readonly tokens: number; readonly step: number }[];
  readonly #size: number;

  /** @param start milliseconds, of the same clock as `mark`. @param step done before the start. */
  constructor(start: number, step: number, size = 20) {
    this.#window = [{ at: start, tokens: 0, step }];
    this.#size = size;
  }

  /** @param tokens trained on since the start. */
  mark(at: number, tokens: number, step: number): void {
    this.#window.push({ at, tokens, step });
    if (this.#window.length > this.#size) this.#window.shift();
  }

  tokensPerSecond(): number {
    const { seconds, tokens } = this.#stretch();
    return seconds > 0 ? tokens / seconds : 0;
  }

  /** Seconds for the steps that are left. */
  etaSeconds(steps: number): number {
    const { seconds, steps: done, last } = this.#stretch();
    return done > 0 ? (seconds / done) * Math.max(0, steps - last) : 0;
  }

  #stretch(): { readonly seconds: number; readonly tokens: number; readonly steps: number; readonly last: number } {
    const first = this.#window[0]!;
    const last = this.#window.at(-1)!;
    return {
      seconds: (last.at - first.at) / 1000,
      tokens: last.tokens - first.tokens,
      steps: last.step - first.step,
      last: last.step,
    };
  }
}
