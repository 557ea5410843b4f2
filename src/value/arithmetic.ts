import { chargeItems, chargeText, tooBig } from './meter';
import { PyError, typeError } from './error';
import { addInt, floorDivideInt, moduloInt, multiplyInt, negateInt, powerInt, type Int } from './integer';
import { powerFloat } from './power';
import { isInt, isNumber, PyFloat, PyObject, PyTuple, typeName, type Value } from './value';

/** Python's binary operators on numbers and sequences. */
export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

/** Python's `%` on a string, given by the folder that knows formatting. */
export type FormatText = (format: string, argument: Value) => string;

/** Applies one of Python's binary operators. @throws PyError as Python does */
export function pyOperate(operator: Operator, a: Value, b: Value, formatText: FormatText): Value {
  if (isNumber(a) && isNumber(b)) {
    if (isInt(a) && isInt(b)) return integers(operator, asInt(a), asInt(b));
    return new PyFloat(floats(operator, asFloat(a), asFloat(b)));
  }
  // A string's `%` comes first, whatever stands on the right.
  if (operator === '%' && typeof a === 'string') return formatText(a, b);
  const answer =
    (a instanceof PyObject ? a.operate(operator, b, false) : undefined) ??
    (b instanceof PyObject ? b.operate(operator, a, true) : undefined);
  if (answer !== undefined) return answer;
  if (operator === '+') return concatenate(a, b);
  if (operator === '*' && isInt(b)) return repeat(a, b);
  if (operator === '*' && isInt(a)) return repeat(b, a);
  throw unsupported(operator, a, b);
}

function unsupported(operator: Operator, a: Value, b: Value): PyError {
  const shown = operator === '**' ? '** or pow()' : operator;
  return typeError(`unsupported operand type(s) for ${shown}: '${typeName(a)}' and '${typeName(b)}'`);
}

/** A boolean as the integer that Python counts it for. */
export function asInt(value: boolean | Int): Int {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** @throws PyError (OverflowError) for an integer beyond a float's range */
export function asFloat(value: boolean | Int | PyFloat): number {
  if (value instanceof PyFloat) return value.value;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new PyError('OverflowError', 'int too large to convert to float');
  return number;
}

function integers(operator: Operator, a: Int, b: Int): Value {
  switch (operator) {
    case '+':
      return addInt(a, b);
    case '-':
      return addInt(a, negateInt(b));
    case '*':
      return multiplyInt(a, b);
    case '/':
      if (b === 0) throw new PyError('ZeroDivisionError', 'division by zero');
      return new PyFloat(divideInts(a, b));
    case '//':
      if (b === 0) throw new PyError('ZeroDivisionError', 'integer division or modulo by zero');
      return floorDivideInt(a, b);
    case '%':
      if (b === 0) throw new PyError('ZeroDivisionError', 'integer modulo by zero');
      return moduloInt(a, b);
    case '**':
      return b < 0 ? new PyFloat(floats('**', asFloat(a), asFloat(b))) : powerInt(a, b);
  }
}

/** True division, correctly rounded also where an operand alone is beyond a float's precision or range. */
function divideInts(a: Int, b: Int): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const [p, q] = [BigInt(a), BigInt(b)];
  const [top, bottom] = [p < 0n ? -p : p, q < 0n ? -q : q];
  // Enough bits for the rounding, with whatever is left over in the last one.
  const shift = Math.max(0, 66 - 4 * (top.toString(16).length - bottom.toString(16).length - 1));
  const scaled = top << BigInt(shift);
  const quotient = scaled / bottom;
  const size = Number(scaled % bottom === 0n ? quotient : quotient | 1n) * 2 ** -shift;
  if (!Number.isFinite(size)) throw new PyError('OverflowError', 'integer division result too large for a float');
  return p < 0n === q < 0n ? size : -size;
}

function floats(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) throw new PyError('ZeroDivisionError', 'float division by zero');
      return a / b;
    case '//':
      if (b === 0) throw new PyError('ZeroDivisionError', 'float floor division by zero');
      return floorDivide(a, b);
    case '%':
      if (b === 0) throw new PyError('ZeroDivisionError', 'float modulo');
      return modulo(a, b);
    case '**':
      return powerFloat(a, b);
  }
}

function modulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** CPython's float floor division: through the remainder, then snapped to the nearest whole number. */
function floorDivide(a: number, b: number): number {
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function concatenate(a: Value, b: Value): Value {
  if (typeof a === 'string') {
    if (typeof b !== 'string') throw typeError(`can only concatenate str (not "${typeName(b)}") to str`);
    chargeText(a.length + b.length);
    return a + b;
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b)) throw typeError(`can only concatenate list (not "${typeName(b)}") to list`);
    chargeItems(a.length + b.length);
    return a.concat(b);
  }
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple)) throw typeError(`can only concatenate tuple (not "${typeName(b)}") to tuple`);
    chargeItems(a.items.length + b.items.length);
    return new PyTuple([...a.items, ...b.items]);
  }
  throw unsupported('+', a, b);
}

function repeat(sequence: Value, times: boolean | Int): Value {
  if (typeof times === 'bigint' && BigInt.asIntN(64, times) !== times && !isNumber(sequence)) {
    throw new PyError('OverflowError', "cannot fit 'int' into an index-sized integer");
  }
  const count = Math.max(0, Number(times));
  if (typeof sequence === 'string') {
    chargeText(sequence.length * count);
    return sequence === '' ? '' : sequence.repeat(count);
  }
  if (Array.isArray(sequence)) return repeatItems(sequence, count);
  if (sequence instanceof PyTuple) return new PyTuple(repeatItems(sequence.items, count));
  if (isNumber(sequence)) throw tooBig();
  throw typeError(`can't multiply sequence by non-int of type '${typeName(sequence)}'`);
}

function repeatItems(items: readonly Value[], count: number): Value[] {
  chargeItems(items.length * count);
  const out: Value[] = [];
  if (items.length > 0) for (let i = 0; i < count; i++) for (const item of items) out.push(item);
  return out;
}

/** Python's unary minus and plus. @throws PyError (TypeError) for what is no number */
export function pyNegate(value: Value): Value {
  if (value instanceof PyFloat) return new PyFloat(-value.value);
  if (isInt(value)) return negateInt(asInt(value));
  throw unary('-', value);
}

/** Python's unary plus: a boolean becomes an integer, a number stays. @throws PyError (TypeError) */
export function pyPositive(value: Value): Value {
  if (value instanceof PyFloat) return value;
  if (isInt(value)) return asInt(value);
  throw unary('+', value);
}

function unary(operator: '+' | '-', value: Value): PyError {
  const answer = value instanceof PyObject ? value.operate(`unary ${operator}`, null, false) : undefined;
  void answer;
  return typeError(`bad operand type for unary ${operator}: '${typeName(value)}'`);
}
