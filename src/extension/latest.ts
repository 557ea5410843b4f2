/** Runs one piece of work at a time: a newer one aborts the older, whose result is dropped. */
export class Latest {
  #current: AbortController | undefined;

  /**
   * @returns what `work` gave, or undefined when newer work overtook it (also when it failed because of that).
   * @throws what `work` threw while it still was the newest.
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.#current?.abort();
    const own = new AbortController();
    this.#current = own;
    try {
      const result = await work(own.signal);
      return own.signal.aborted ? undefined : result;
    } catch (error) {
      if (own.signal.aborted) return undefined;
      throw error;
    }
  }

  dispose(): void {
    this.#current?.abort();
  }
}
