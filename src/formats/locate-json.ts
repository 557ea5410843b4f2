import type { Span } from '../text';

/** The way to a value: keys of objects and places in lists. */
export type JsonPath = readonly (string | number)[];

/**
 * Where a value stands in JSON that parses. A path that leads nowhere gives the last value on its way, so that a
 * missing key is shown at the object that lacks it.
 */
export function locateJson(text: string, path: JsonPath): Span {
  const walker = new Walker(text);
  return walker.find(path, 0);
}

class Walker {
  #at = 0;

  constructor(private readonly text: string) {}

  find(path: JsonPath, depth: number): Span {
    this.#blanks();
    const start = this.#at;
    const step = path[depth];
    const open = this.text[this.#at];
    if (step !== undefined && (open === '{' || open === '[')) {
      const found = this.#step(step, open, path, depth);
      if (found) return found;
      this.#at = start;
    }
    this.#skip();
    return { start, end: this.#at };
  }

  /** The value behind one step; undefined where the container ends before it. */
  #step(step: string | number, open: string, path: JsonPath, depth: number): Span | undefined {
    this.#at++;
    for (let index = 0; ; index++) {
      this.#blanks();
      if (this.text[this.#at] === '}' || this.text[this.#at] === ']' || this.#at >= this.text.length) return undefined;
      const key = open === '{' ? this.#key() : index;
      if (key === step) return this.find(path, depth + 1);
      this.#skip();
      this.#blanks();
      if (this.text[this.#at] === ',') this.#at++;
    }
  }

  #key(): string {
    const start = this.#at;
    this.#string();
    const key: unknown = JSON.parse(this.text.slice(start, this.#at));
    this.#blanks();
    this.#at++;
    return String(key);
  }

  /** Moves behind the value that begins here. */
  #skip(): void {
    this.#blanks();
    let depth = 0;
    do {
      const sign = this.text[this.#at];
      if (sign === undefined) return;
      if (sign === '"') this.#string();
      else {
        if (sign === '{' || sign === '[') depth++;
        else if (sign === '}' || sign === ']') depth--;
        this.#at++;
        if (depth === 0 && !'{}[]'.includes(sign)) this.#word();
      }
    } while (depth > 0);
  }

  /** The rest of a number or of `true`. */
  #word(): void {
    while (/[\w.+-]/.test(this.text[this.#at] ?? '')) this.#at++;
  }

  #string(): void {
    const pattern = /"(?:[^"\\]|\\.)*"/sy;
    pattern.lastIndex = this.#at;
    this.#at = pattern.test(this.text) ? pattern.lastIndex : this.text.length;
  }

  #blanks(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at++;
  }
}
