import type { PyFloat } from '../../value';
import { asInt, floatText, PyError, PyTuple, toInt, valueError, type Value } from '../../value';
import { routine } from '../routine';
import type { Routine, Routines } from '../runtime';

function float(args: readonly Value[]): number {
  return (args[0] as PyFloat).value;
}

function int(args: readonly Value[]): number | bigint {
  return asInt(args[0] as number | bigint | boolean);
}

function byName(routines: readonly Routine[]): Routines {
  return new Map(routines.map((one) => [one.name, one]));
}

function bits(value: number | bigint): string {
  const big = BigInt(value);
  return (big < 0n ? -big : big).toString(2);
}

/** Python's `int` methods that make sense in a template; those on bytes are left out. */
export const intMethods: Routines = byName([
  routine('bit_length', 'self', (args) => (int(args) === 0 ? 0 : bits(int(args)).length)),
  routine('bit_count', 'self', (args) => bits(int(args)).replaceAll('0', '').length),
  routine('conjugate', 'self', int),
  routine('as_integer_ratio', 'self', (args) => new PyTuple([int(args), 1])),
]);

/** The exact fraction that a float is. @throws PyError (ValueError, OverflowError) for what is not finite */
function ratio(value: number): PyTuple {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) throw new PyError('OverflowError', 'cannot convert Infinity to integer ratio');
  let power = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power++;
  }
  return new PyTuple([toInt(BigInt(scaled)), toInt(2n ** BigInt(power))]);
}

/** Python's `float.hex`: thirteen digits of the mantissa, and the power of two in decimal. */
function hexText(value: number): string {
  if (!Number.isFinite(value)) return floatText(value);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const sign = bits >> 63n ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const power = Number((bits >> 52n) & 0x7ffn);
  const digits = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const exponent = power === 0 ? -1022 : power - 1023;
  return `${sign}0x${power === 0 ? 0 : 1}.${digits}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** Python's `float` methods that make sense in a template. */
export const floatMethods: Routines = byName([
  routine('is_integer', 'self', (args) => Number.isInteger(float(args))),
  routine('conjugate', 'self', (args) => args[0]!),
  routine('as_integer_ratio', 'self', (args) => ratio(float(args))),
  routine('hex', 'self', (args) => hexText(float(args))),
]);
