import { charge } from './meter';
import { PyError, typeError } from './error';
import { PyDict, PyFloat, PyObject, PyTuple, typeName, type Value } from './value';

const MAX_NESTING = 500;

/** Python's `==`. */
export function pyEquals(a: Value, b: Value): boolean {
  return equals(a, b, 0);
}

function equals(a: Value, b: Value, depth: number): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return false;
  if (a instanceof PyObject) return a.equals(b);
  if (b instanceof PyObject) return b.equals(a);
  const x = numeric(a);
  if (x !== undefined) {
    const y = numeric(b);
    // JavaScript compares a number with a bigint by their exact values, as Python does.
    return y !== undefined && looselyEqual(x, y);
  }
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return false;
  if (depth > MAX_NESTING) throw new PyError('RuntimeError', 'maximum recursion depth exceeded in comparison');
  charge();
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b, depth);
  if (a instanceof PyTuple) return b instanceof PyTuple && sameItems(a.items, b.items, depth);
  if (!(a instanceof PyDict) || !(b instanceof PyDict) || a.size !== b.size) return false;
  for (const [key, value] of a.entries()) {
    const other = b.get(key);
    if (other === undefined || !equals(value, other, depth + 1)) return false;
  }
  return true;
}

function sameItems(a: readonly Value[], b: readonly Value[], depth: number): boolean {
  return a.length === b.length && a.every((item, i) => equals(item, b[i]!, depth + 1));
}

function looselyEqual(x: number | bigint, y: number | bigint): boolean {
  return !(x < y) && !(x > y) && x >= y;
}

/** The mathematical value of a number, whatever its Python type. */
export function numeric(value: Value): number | bigint | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value instanceof PyFloat ? value.value : undefined;
  }
}

/** Python's order comparisons. */
export type Ordering = '<' | '<=' | '>' | '>=';

export function isOrdering(operator: string): operator is Ordering {
  return operator in mirrored;
}

/** Python's order comparisons. @throws PyError (TypeError) for types that Python does not order */
export function pyCompare(a: Value, b: Value, ordering: Ordering): boolean {
  if (typeof a === 'string' && typeof b === 'string') return holds(compareText(a, b), 0, ordering);
  const x = numeric(a);
  const y = numeric(b);
  if (x !== undefined && y !== undefined) return holds(x, y, ordering);
  if (Array.isArray(a) && Array.isArray(b)) return compareItems(a, b, ordering);
  if (a instanceof PyTuple && b instanceof PyTuple) return compareItems(a.items, b.items, ordering);
  const answer = a instanceof PyObject ? a.operate(ordering, b, false) : undefined;
  const other = answer === undefined && b instanceof PyObject ? b.operate(mirrored[ordering], a, false) : answer;
  if (typeof other === 'boolean') return other;
  throw typeError(`'${ordering}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function holds(x: number | bigint, y: number | bigint, ordering: Ordering): boolean {
  switch (ordering) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
}

function compareItems(a: readonly Value[], b: readonly Value[], ordering: Ordering): boolean {
  const shared = Math.min(a.length, b.length);
  charge(1 + (shared >>> 3));
  for (let i = 0; i < shared; i++) {
    if (!pyEquals(a[i]!, b[i]!)) return pyCompare(a[i]!, b[i]!, ordering);
  }
  return holds(a.length, b.length, ordering);
}

/** Compares by code points, as Python does; JavaScript's own order differs above U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
}

/** Lifts surrogates over the rest of the basic plane. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
