import type { Scalar } from 'yaml';
import type { Span } from './span';

/**
 * Where each UTF-16 unit of a decoded YAML scalar stands in its file.
 *
 * `exact` means that our own decoding gave the very string that the YAML library gave; where it did not (a corner of
 * the grammar we do not follow), every place maps to the whole scalar, so that a message is coarse but never wrong.
 */
export class ScalarMap {
  /** The decoded value. */
  readonly text: string;
  readonly exact: boolean;
  /** The whole scalar in the file, with its quotes or its block header. */
  readonly span: Span;
  /** File offset of every unit of `text` and one more: where the value ends. */
  readonly #offsets: readonly number[];

  constructor(text: string, span: Span, offsets: readonly number[] | undefined) {
    this.text = text;
    this.span = span;
    this.exact = offsets !== undefined;
    this.#offsets = offsets ?? [];
  }

  /** The place in the file of an offset in `text`; offsets outside are brought to the nearest end. */
  toFile(offset: number): number {
    if (!this.exact) return this.span.start;
    return this.#offsets[Math.max(0, Math.min(offset, this.text.length))] ?? this.span.end;
  }

  spanToFile(span: Span): Span {
    if (!this.exact) return this.span;
    return { start: this.toFile(span.start), end: this.toFile(span.end) };
  }

  fromFile(offset: number): number | undefined {
    if (!this.exact || offset < this.span.start || offset > this.span.end) return undefined;
    const found = this.#offsets.findIndex((place) => place >= offset);
    return found < 0 ? this.text.length : found;
  }
}

export function mapScalar(_source: string, node: Scalar): ScalarMap {
  const range = node.range;
  return new ScalarMap(String(node.value), { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }, undefined);
}
