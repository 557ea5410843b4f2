import type { Scalar } from 'yaml';
import { decodeBlock } from './scalar-block';
import { decodeDoubleQuoted, decodePlain, decodeSingleQuoted } from './scalar-flow';
import type { ScalarUnits } from './scalar-units';
import { shift, type Span } from './span';

/**
 * Where each UTF-16 unit of a decoded YAML scalar stands in its file.
 *
 * `exact` means that our own decoding gave the very string that the YAML library gave; where it did not (a corner of
 * the grammar we do not follow), every span maps to the whole scalar, so that a message is coarse but never wrong.
 */
export class ScalarMap {
  /** The decoded value; for numbers and other plain words that YAML types, the word as written. */
  readonly text: string;
  /** The whole scalar in the file, with its quotes or its block header. */
  readonly span: Span;
  readonly #decoded: () => ScalarUnits | undefined;
  /** How far the file's text has moved since the units were told. */
  readonly #moved: number;

  /** @param decoded gives the units in the file that `moved` is counted from; undefined where they are not known */
  constructor(text: string, span: Span, decoded: () => ScalarUnits | undefined = () => undefined, moved = 0) {
    this.text = text;
    this.span = span;
    this.#decoded = decoded;
    this.#moved = moved;
  }

  get exact(): boolean {
    return this.#decoded() !== undefined;
  }

  /** The same scalar where text before it came or went. */
  shifted(by: number): ScalarMap {
    return by === 0 ? this : new ScalarMap(this.text, shift(this.span, by), this.#decoded, this.#moved + by);
  }

  /** The place in the file of an offset in `text`; offsets outside are brought to the nearest end. */
  toFile(offset: number): number {
    const units = this.#decoded();
    if (!units) return this.span.start;
    if (offset < this.text.length) return units.starts[Math.max(0, offset)]! + this.#moved;
    return (units.ends.at(-1) ?? units.contentStart) + this.#moved;
  }

  spanToFile(span: Span): Span {
    const units = this.#decoded();
    if (!units) return this.span;
    const start = this.toFile(span.start);
    // What stands between two units (an escaped line break, an indentation) belongs to neither.
    const last = units.ends[Math.min(span.end, this.text.length) - 1];
    return {
      start,
      end: span.end > span.start && last !== undefined ? Math.max(start, last + this.#moved) : start,
    };
  }

  /**
   * The offset in `text` of a place in the file: the unit that stands there or, between units, the next one.
   * Undefined outside the value (on its quotes' far side, in a block's header) and where the map is not exact.
   */
  fromFile(placeNow: number): number | undefined {
    const units = this.#decoded();
    const place = placeNow - this.#moved;
    if (!units || place < units.contentStart || place > units.contentEnd) return undefined;
    let low = 0;
    let high = units.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units.ends[middle]! <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Maps a scalar of any style. It is decoded when a place in it is first asked for: most scalars of a file are fine, and
 * nobody asks where their units stand.
 *
 * @param source the whole file
 * @param node as parsed with `keepSourceTokens`, without which blocks with an indentation indicator are not exact
 */
export function mapScalar(source: string, node: Scalar): ScalarMap {
  const start = node.range?.[0] ?? 0;
  const end = node.range?.[1] ?? start;
  const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
  let known: { readonly units: ScalarUnits | undefined } | undefined;
  const decoded = (): ScalarUnits | undefined => {
    if (!known) {
      const units = decode(source, node, start, end);
      known = { units: units?.text === text ? units : undefined };
    }
    return known.units;
  };
  return new ScalarMap(text, { start, end }, decoded);
}

function decode(source: string, node: Scalar, start: number, end: number): ScalarUnits | undefined {
  switch (node.type) {
    case 'PLAIN':
      return decodePlain(source, start, end);
    case 'QUOTE_SINGLE':
      return decodeSingleQuoted(source, start, end);
    case 'QUOTE_DOUBLE':
      return decodeDoubleQuoted(source, start, end);
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return decodeBlock(source, start, end, blockIndent(node));
    default:
      return undefined;
  }
}

/** Only the source token knows the indentation of the collection around a block, from which its indicator counts. */
function blockIndent(node: Scalar): number {
  const token = node.srcToken;
  return token?.type === 'block-scalar' ? token.indent : 0;
}
