import { PROMPTSOURCE_KEY, type Layout } from '../../import';
import type { Task, TaskTemplate } from '../../task';
import { PyDict, pyStr, type Value } from '../../value';

/** What an import from PromptSource left under `x-promptsource`; of tasks made here it holds nothing. */
export class Kept {
  readonly #values: PyDict;
  /** Whether the template, or the task, came from PromptSource. */
  readonly isThere: boolean;

  private constructor(value: Value | undefined) {
    this.isThere = value instanceof PyDict;
    this.#values = value instanceof PyDict ? value : new PyDict();
  }

  static of({ extras }: Task | TaskTemplate): Kept {
    return new Kept(extras.get(PROMPTSOURCE_KEY));
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  text(key: string): string | undefined {
    const value = this.#values.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  textOrNull(key: string): string | null | undefined {
    return this.#values.get(key) === null ? null : this.text(key);
  }

  flag(key: string): boolean | null | undefined {
    const value = this.#values.get(key);
    return value === null || typeof value === 'boolean' ? value : undefined;
  }

  texts(key: string): readonly string[] | null | undefined {
    const value = this.#values.get(key);
    return value === null ? null : Array.isArray(value) ? value.map((item: Value) => pyStr(item)) : undefined;
  }

  map(key: string): ReadonlyMap<string, Value> {
    const value = this.#values.get(key);
    return new Map(value instanceof PyDict ? [...value.entries()].map(([name, item]) => [pyStr(name), item]) : []);
  }

  get layout(): Layout | undefined {
    const { before, between, after } = Object.fromEntries(this.map('layout'));
    return typeof before === 'string' && typeof between === 'string' && typeof after === 'string'
      ? { before, between, after }
      : undefined;
  }
}
