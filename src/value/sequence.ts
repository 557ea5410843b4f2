import { charge, chargeItems } from './meter';
import { PyError, typeError, valueError } from './error';
import { pyEquals } from './compare';
import { pyRepr } from './show';
import { codePoints, isFlat, textLength } from './text';
import { isInt, keyError, PyDict, PyFloat, PyObject, PyTuple, typeName, type Value } from './value';

/** Python's `len(value)`. @throws PyError (TypeError) for a value without a length */
export function pyLength(value: Value): number {
  const length = lengthOf(value);
  if (length === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`);
  return length;
}

/** The same, or `undefined` for a value without a length. */
export function lengthOf(value: Value): number | undefined {
  if (typeof value === 'string') return textLength(value);
  if (Array.isArray(value)) return value.length;
  if (value instanceof PyDict) return value.size;
  if (value instanceof PyTuple) return value.items.length;
  if (value instanceof PyObject) return value.size();
  return undefined;
}

/**
 * Python's `iter(value)`. A list is read while it may grow, as in Python.
 * @throws PyError (TypeError) for a value that cannot be iterated
 */
export function pyIterate(value: Value): Iterator<Value> {
  const iterator = iteratorOf(value);
  if (iterator === undefined) throw typeError(`'${typeName(value)}' object is not iterable`);
  return iterator;
}

/** The same, or `undefined` for a value that cannot be iterated. */
export function iteratorOf(value: Value): Iterator<Value> | undefined {
  if (Array.isArray(value)) return value.values();
  if (typeof value === 'string') return value[Symbol.iterator]();
  if (value instanceof PyDict) return dictIterator(value, value.keys());
  if (value instanceof PyTuple) return value.items.values();
  if (value instanceof PyObject) return value.iterate();
  return undefined;
}

/** Reads a dict's keys, values or items, and refuses to go on once its size has changed, as Python does. */
export function* dictIterator(dict: PyDict, inner: Iterator<Value>): Iterator<Value> {
  const size = dict.size;
  for (;;) {
    if (dict.size !== size) throw new PyError('RuntimeError', 'dictionary changed size during iteration');
    const step = inner.next();
    if (step.done) return;
    yield step.value;
  }
}

/** Python's `list(value)`: a new list. @throws PyError (TypeError) for a value that cannot be iterated */
export function toList(value: Value): Value[] {
  if (Array.isArray(value)) {
    chargeItems(value.length);
    return value.slice();
  }
  if (typeof value === 'string') return codePoints(value);
  const out: Value[] = [];
  const iterator = pyIterate(value);
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    charge();
    out.push(step.value);
  }
  return out;
}

/** The same to read only: the list or tuple itself where it is one. */
export function itemsOf(value: Value): readonly Value[] {
  const items = Array.isArray(value) ? value : value instanceof PyTuple ? value.items : undefined;
  if (!items) return toList(value);
  chargeItems(items.length);
  return items;
}

/** Python's `item in container`. */
export function pyContains(container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    const text = item instanceof PyObject && item.typeName === 'Markup' ? item.str() : item;
    if (typeof text !== 'string') {
      throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
    }
    return container.includes(text);
  }
  if (container instanceof PyDict) return container.has(item);
  if (container instanceof PyObject) {
    const answer = container.contains(item);
    if (answer !== undefined) return answer;
  }
  const iterator = iteratorOf(container);
  if (iterator === undefined) throw typeError(`argument of type '${typeName(container)}' is not iterable`);
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    charge();
    if (step.value === item || pyEquals(step.value, item)) return true;
  }
  return false;
}

/** The integer that an index is, or `undefined`; Python takes booleans as indices too. */
export function asIndex(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return isInt(value) ? Number(value) : undefined;
}

/** Python's `container[key]`. @throws PyError as Python does: TypeError, IndexError or KeyError */
export function pyItem(container: Value, key: Value): Value {
  if (container instanceof PyDict) {
    const value = container.get(key);
    if (value === undefined) throw keyError(pyRepr(key));
    return value;
  }
  if (Array.isArray(container)) return at(container, key, 'list');
  if (typeof container === 'string') return charAt(container, key);
  if (container instanceof PyTuple) return at(container.items, key, 'tuple');
  const value = container instanceof PyObject ? container.item(key) : undefined;
  if (value === undefined) throw typeError(`'${typeName(container)}' object is not subscriptable`);
  return value;
}

function at(items: readonly Value[], key: Value, type: string): Value {
  const index = asIndex(key);
  if (index === undefined) {
    throw typeError(`${type} indices must be integers or slices, not ${typeName(key)}`);
  }
  const value = items[index < 0 ? index + items.length : index];
  if (value === undefined) throw new PyError('IndexError', `${type} index out of range`);
  return value;
}

function charAt(text: string, key: Value): string {
  const index = asIndex(key);
  if (index === undefined) throw typeError(`string indices must be integers, not '${typeName(key)}'`);
  const points: ArrayLike<string> = isFlat(text) ? text : codePoints(text);
  const char = points[index < 0 ? index + points.length : index];
  if (char === undefined) throw new PyError('IndexError', 'string index out of range');
  return char;
}

/** The indices that a Python slice takes from a sequence: `count` of them, from `start` on by `step`. */
export interface SliceIndices {
  readonly start: number;
  /** Where it stops: the bound that was given, brought into the sequence. */
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** Python's `slice(start, stop, step).indices(length)`. @throws PyError for bounds that are no integers, or step 0 */
export function sliceIndices(length: number, start: Value, stop: Value, step: Value): SliceIndices {
  const by = step === null ? 1 : bound(step);
  if (by === 0) throw valueError('slice step cannot be zero');
  const lowest = by < 0 ? -1 : 0;
  const highest = by < 0 ? length - 1 : length;
  const clip = (value: Value, otherwise: number): number => {
    if (value === null) return otherwise;
    const index = bound(value);
    return Math.max(lowest, Math.min(highest, index < 0 ? index + length : index));
  };
  const from = clip(start, by < 0 ? highest : lowest);
  const to = clip(stop, by < 0 ? lowest : highest);
  return { start: from, stop: to, step: by, count: Math.max(0, Math.ceil((to - from) / by)) };
}

function bound(value: Value): number {
  const index = asIndex(value);
  if (index === undefined) {
    throw typeError('slice indices must be integers or None or have an __index__ method');
  }
  return index;
}

/** Python's `container[start:stop:step]`. @throws PyError (TypeError) for what cannot be sliced */
export function pySlice(container: Value, start: Value, stop: Value, step: Value): Value {
  if (typeof container === 'string') return sliceText(container, start, stop, step);
  if (Array.isArray(container)) return sliceItems(container, start, stop, step);
  if (container instanceof PyTuple) return new PyTuple(sliceItems(container.items, start, stop, step));
  if (container instanceof PyDict) throw typeError("unhashable type: 'slice'");
  throw typeError(`'${typeName(container)}' object is not subscriptable`);
}

function sliceText(text: string, start: Value, stop: Value, step: Value): string {
  if (!isFlat(text)) return sliceItems(codePoints(text), start, stop, step).join('');
  const { start: from, step: by, count } = sliceIndices(text.length, start, stop, step);
  if (by === 1) return text.slice(from, from + count);
  charge(count);
  let out = '';
  for (let i = 0, at = from; i < count; i++, at += by) out += text[at]!;
  return out;
}

/** The items that a slice takes, as a new array. @throws PyError for bounds that are no integers, or step 0 */
export function sliceItems<T extends Value>(items: readonly T[], start: Value, stop: Value, step: Value): T[] {
  const { start: from, step: by, count } = sliceIndices(items.length, start, stop, step);
  chargeItems(count);
  if (by === 1) return items.slice(from, from + count);
  return Array.from({ length: count }, (_, i) => items[from + i * by]!);
}

/** Whether a value is a float; templates ask often enough to deserve a name. */
export function isFloat(value: Value): value is PyFloat {
  return value instanceof PyFloat;
}
