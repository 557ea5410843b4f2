/** Collects a decoded scalar, one UTF-16 unit at a time, each with the stretch of the file that it came from. */
export class ScalarUnits {
  #text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** @param contentStart the first place that belongs to the value: behind the quote or the block header. */
  constructor(
    readonly contentStart: number,
    readonly contentEnd: number,
  ) {}

  get text(): string {
    return this.#text;
  }

  /** Text that all stems from one stretch of the file: an escape, a fold. */
  add(text: string, start: number, end: number): void {
    this.#text += text;
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** A stretch of the file taken as it stands. */
  copy(source: string, start: number, end: number): void {
    this.#text += source.slice(start, end);
    for (let at = start; at < end; at++) {
      this.starts.push(at);
      this.ends.push(at + 1);
    }
  }
}
