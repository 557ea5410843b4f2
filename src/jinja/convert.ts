import {
  asInt,
  isInt,
  lengthOf,
  PyError,
  PyFloat,
  PyObject,
  pyRepr,
  readInt,
  stripNumber,
  toInt,
  truncated,
  typeError,
  typeName,
  valueError,
  type Int,
  type Value,
} from '../value';
import { PyBytes } from './bytes';
import { textOf } from './markup';

/** Python's `int(value)`: floats lose what is behind the point. @throws PyError (TypeError, ValueError, OverflowError) */
export function toInteger(value: Value): Int {
  if (isInt(value)) return asInt(value);
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) throw valueError('cannot convert float NaN to integer');
    if (!Number.isFinite(value.value)) throw new PyError('OverflowError', 'cannot convert float infinity to integer');
    return truncated(value.value);
  }
  const text = textOrBytes(value);
  if (text !== undefined) return parseInteger(text, 10);
  if (value instanceof PyObject) value.operate('int', null, false);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

/** Python reads numbers from bytes too. */
function textOrBytes(value: Value): string | undefined {
  return value instanceof PyBytes ? value.latin : textOf(value);
}

const prefixes: Readonly<Record<number, RegExp>> = { 2: /^0b_?/i, 8: /^0o_?/i, 16: /^0x_?/i };

/** Python's `int(text, base)`. @throws PyError (ValueError) */
export function parseInteger(text: string, base: number): Int {
  const bad = (): PyError => valueError(`invalid literal for int() with base ${base}: ${pyRepr(text)}`);
  if (base === 10) {
    const value = readInt(asciiDigits(text));
    if (value === undefined) throw bad();
    return value;
  }
  const [, sign, digits] = /^([+-]?)([^]*)$/.exec(stripNumber(text))!;
  const [radix, rest] = radixOf(digits!, base);
  if (!/^[\da-z]+(?:_[\da-z]+)*$/i.test(rest)) throw bad();
  let value = 0n;
  for (const char of rest.replaceAll('_', '').toLowerCase()) {
    const digit = Number.parseInt(char, 36);
    if (digit >= radix) throw bad();
    value = value * BigInt(radix) + BigInt(digit);
  }
  return toInt(sign === '-' ? -value : value);
}

function radixOf(digits: string, base: number): [number, string] {
  if (base === 0) {
    for (const radix of [2, 8, 16]) {
      const rest = digits.replace(prefixes[radix]!, '');
      if (rest !== digits) return [radix, rest];
    }
    return [10, digits];
  }
  const prefix = prefixes[base];
  return [base, prefix ? digits.replace(prefix, '') : digits];
}

/** Digits of other scripts, which Python reads too, as ASCII ones. */
function asciiDigits(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    // Digits come in tens, each ten beginning with its zero.
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
    return String(digit.codePointAt(0)! - zero);
  });
}

const floatLiteral = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const infinity = /^([+-]?)inf(?:inity)?$/i;

/** Python's `float(value)`: text with blanks around, digits of any script, `inf` and `nan`. @throws PyError as Python does */
export function toFloat(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  if (isInt(value)) {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new PyError('OverflowError', 'int too large to convert to float');
    return number;
  }
  const text = textOrBytes(value);
  if (text === undefined) {
    if (value instanceof PyObject) value.operate('float', null, false);
    throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const trimmed = asciiDigits(stripNumber(text));
  if (floatLiteral.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const sign = infinity.exec(trimmed);
  if (sign) return sign[1] === '-' ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(trimmed)) return NaN;
  throw valueError(`could not convert string to float: ${pyRepr(text)}`);
}

/** An argument that must be an integer. @throws PyError (TypeError) */
export function needInt(value: Value): number {
  if (isInt(value)) return Number(asInt(value));
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** Whether Python counts a value as a sequence that can be read backwards. */
export function isReversible(value: Value): boolean {
  return !(value instanceof PyObject && value.size() === undefined) && lengthOf(value) !== undefined;
}
