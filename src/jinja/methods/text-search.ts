import {
  asIndex,
  pointIndex,
  PyTuple,
  textLength,
  typeError,
  typeName,
  unitOffset,
  type Value,
  chargeText,
} from '../../value';
import { needText, textOf } from '../markup';
import { UNSET } from '../routine';

/** A stretch of a text given by Python's optional start and stop, in code points. */
interface Window {
  readonly text: string;
  /** UTF-16 offsets of the stretch; `start` may lie behind `end`. */
  readonly start: number;
  readonly end: number;
}

function windowOf(text: string, from: Value, to: Value): Window {
  const whole = (value: Value): boolean => value === UNSET || value === null;
  if (whole(from) && whole(to)) return { text, start: 0, end: text.length };
  const length = textLength(text);
  const clip = (bound: Value, otherwise: number): number => {
    if (whole(bound)) return otherwise;
    const at = asIndex(bound);
    if (at === undefined) throw typeError('slice indices must be integers or None or have an __index__ method');
    return Math.max(0, at < 0 ? at + length : at);
  };
  const start = clip(from, 0);
  const end = Math.min(clip(to, length), length);
  if (start > length) return { text, start: text.length + 1, end: text.length };
  return { text, start: unitOffset(text, start), end: unitOffset(text, end) };
}

/** Python's `str.find` and `rfind`: the code point index, or -1. */
export function findText(text: string, wanted: Value, from: Value, to: Value, last: boolean): number {
  const needle = needText(wanted);
  const { start, end } = windowOf(text, from, to);
  chargeText(text.length);
  if (start > end) return -1;
  const inside = text.slice(start, end);
  const at = last ? inside.lastIndexOf(needle) : inside.indexOf(needle);
  return at < 0 ? -1 : pointIndex(text, start + at);
}

/** Python's `str.count`: occurrences that do not overlap. */
export function countText(text: string, wanted: Value, from: Value, to: Value): number {
  const needle = needText(wanted);
  const { start, end } = windowOf(text, from, to);
  chargeText(text.length);
  if (start > end) return 0;
  const inside = text.slice(start, end);
  if (needle === '') return textLength(inside) + 1;
  let count = 0;
  for (let at = inside.indexOf(needle); at >= 0; at = inside.indexOf(needle, at + needle.length)) count++;
  return count;
}

/** Python's `str.startswith` and `endswith`, which take one text or a tuple of them. */
export function hasAffix(text: string, affix: Value, from: Value, to: Value, atEnd: boolean): boolean {
  const name = atEnd ? 'endswith' : 'startswith';
  const { start, end } = windowOf(text, from, to);
  const inside = start > end ? undefined : text.slice(start, end);
  const test = (one: Value): boolean => {
    const wanted = textOf(one);
    if (wanted === undefined) {
      const where = affix instanceof PyTuple ? `tuple for ${name} must only contain str, not ` : '';
      throw typeError(
        where ? where + typeName(one) : `${name} first arg must be str or a tuple of str, not ${typeName(one)}`,
      );
    }
    return inside !== undefined && (atEnd ? inside.endsWith(wanted) : inside.startsWith(wanted));
  };
  return affix instanceof PyTuple ? affix.items.some(test) : test(affix);
}
