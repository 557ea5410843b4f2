/** How much was done by when; `at` in milliseconds of any one clock. */
interface Mark {
  readonly at: number;
  readonly tokens: number;
  readonly step: number;
}

/**
 * Tokens per second and time left, over the recent past. The first step also builds the graph, so it counts only
 * until there is a second one.
 */
export class Pace {
  readonly #window: Mark[];
  readonly #size: number;
  #marks = 0;

  /** @param step done before the start, by an earlier worker. */
  constructor(start: number, step: number, size = 20) {
    this.#window = [{ at: start, tokens: 0, step }];
    this.#size = size;
  }

  /** @param tokens trained on since the start. */
  mark(at: number, tokens: number, step: number): void {
    this.#window.push({ at, tokens, step });
    this.#marks++;
    if (this.#marks === 2 || this.#window.length > this.#size) this.#window.shift();
  }

  tokensPerSecond(): number {
    const { seconds, tokens } = this.#stretch();
    return seconds > 0 ? tokens / seconds : 0;
  }

  /** Seconds until `steps` are done; 0 before the first. */
  etaSeconds(steps: number): number {
    const { seconds, steps: done, last } = this.#stretch();
    return done > 0 ? (seconds / done) * Math.max(0, steps - last) : 0;
  }

  /** What was done in the window. */
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
