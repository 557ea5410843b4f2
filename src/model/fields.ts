import * as l10n from '@vscode/l10n';

/** The fields of a `config.json`, read one by one; what is missing or not supported is noted and told at the end. */
export class Fields {
  readonly #notWhole = new Set<string>();
  readonly #notNumber = new Set<string>();
  readonly #refusals: string[] = [];
  readonly source: Readonly<Record<string, unknown>>;

  constructor(source: Readonly<Record<string, unknown>>) {
    this.source = source;
  }

  /** A positive whole number; the fallback counts where the field is left out or null. */
  size(key: string, fallback?: number): number {
    const value = this.source[key] ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    this.#notWhole.add(key);
    return 1;
  }

  /** A number above 0. */
  number(key: string, fallback: number): number {
    return this.optionalNumber(key) ?? fallback;
  }

  /** A number above 0, or undefined where the field is left out or null. */
  optionalNumber(key: string): number | undefined {
    const value = this.source[key] ?? undefined;
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value > 0)) return value;
    this.#notNumber.add(key);
    return undefined;
  }

  /** A number above 0 that null turns off; the fallback counts where the field is left out. */
  nullable(key: string, fallback: number | undefined): number | undefined {
    return this.source[key] === undefined ? fallback : this.optionalNumber(key);
  }

  /** A whole number of 0 or more; the fallback counts where the field is left out or null. */
  count(key: string, fallback: number): number {
    return this.source[key] === 0 ? 0 : this.size(key, fallback);
  }

  flag(key: string, fallback = false): boolean {
    return this.only(key, [true, false], fallback);
  }

  /** One of the values that are supported; another is refused by name. */
  only<T extends string | boolean | null>(key: string, supported: readonly T[], fallback: T): T {
    const value = this.source[key];
    if (value === undefined) return fallback;
    const found = supported.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    // Null stands for what was left out wherever it is no value of its own.
    if (value === null) return fallback;
    this.refuse(
      l10n.t(
        'config.json sets {0} to {1}, which is not supported yet; supported: {2}.',
        key,
        JSON.stringify(value),
        supported.map((candidate) => JSON.stringify(candidate)).join(', '),
      ),
    );
    return fallback;
  }

  /** Notes that the model needs something that is not there; `message` names it and what is. */
  refuse(message: string): void {
    this.#refusals.push(message);
  }

  get refusal(): string | undefined {
    return this.#refusals[0];
  }

  /** What is wrong with the numbers, in a sentence. */
  get fault(): string | undefined {
    if (this.#notWhole.size > 0)
      return l10n.t('config.json needs a positive whole number for: {0}.', [...this.#notWhole].join(', '));
    if (this.#notNumber.size > 0)
      return l10n.t('config.json needs a number above 0 for: {0}.', [...this.#notNumber].join(', '));
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
