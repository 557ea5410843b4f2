import { BudgetError } from './meter';
import { valueError } from './error';
import { stripNumber } from './text';

/** A Python `int`: a safe integer as a `number`, any other as a `bigint`. */
export type Int = number | bigint;

/** Bits beyond which an integer is refused: no template needs one, and its arithmetic would take seconds. */
const MAX_BITS = 1 << 17;

/** Brings an integer to the form that the value model requires. */
export function toInt(value: bigint): Int {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value);
  return value;
}

/** The integer part of a finite float. */
export function truncated(value: number): Int {
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : toInt(BigInt(whole));
}

/** The sum, exact. */
export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toInt(BigInt(a) + BigInt(b));
}

/** The product, exact. @throws BudgetError beyond 131,072 bits */
export function multiplyInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  checkBits(bits(a) + bits(b));
  return toInt(BigInt(a) * BigInt(b));
}

/** Floor division; `b` is not zero. */
export function floorDivideInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return floorDivideSmall(a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return toInt(x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient);
}

/** The quotient through the remainder, which JavaScript computes without rounding. */
function floorDivideSmall(a: number, b: number): number {
  const rest = a % b;
  const whole = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? whole - 1 : whole) + 0;
}

/** The remainder with the divisor's sign, as in Python; `b` is not zero. */
export function moduloInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  const rest = x % y;
  return toInt(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest);
}

/** `base ** exponent` for an exponent of zero or more. */
export function powerInt(base: Int, exponent: Int): Int {
  if (base === 0 || base === 1) return exponent === 0 ? 1 : base;
  if (base === -1) return moduloInt(exponent, 2) === 0 ? 1 : -1;
  checkBits(bits(base) * Number(exponent));
  return toInt(BigInt(base) ** BigInt(exponent));
}

/** The number with the other sign; zero has none. */
export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : toInt(-a);
}

/** Negative, zero or positive, across both forms of integers. */
export function compareInt(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bits(value: Int): number {
  if (typeof value === 'number') return Math.max(1, Math.ceil(Math.log2(Math.abs(value) + 1)));
  return value.toString(16).length * 4;
}

function checkBits(count: number): void {
  if (count > MAX_BITS) throw new BudgetError('size');
}

const literal = /^[+-]?\d+(?:_\d+)*$/;

/** Python's `int(text)` in base ten: blanks around and single underscores inside are allowed. */
export function readInt(text: string): Int | undefined {
  const trimmed = stripNumber(text);
  if (!literal.test(trimmed)) return undefined;
  const digits = trimmed.replaceAll('_', '').replace('+', '');
  if (digits.length > 4300) throw valueError('Exceeds the limit (4300 digits) for integer string conversion');
  return digits.length < 16 ? Number(digits) + 0 : toInt(BigInt(digits));
}
