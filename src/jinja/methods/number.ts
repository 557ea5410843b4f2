import type { PyFloat } from '../../value';
import { asInt, PyError, PyTuple, toInt, valueError, type Value } from '../../value';
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

/** Python's `int` methods that make sense in a template. */
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

/** Python's `float` methods that make sense in a template. */
export const floatMethods: Routines = byName([
  routine('is_integer', 'self', (args) => Number.isInteger(float(args))),
  routine('conjugate', 'self', (args) => args[0]!),
  routine('as_integer_ratio', 'self', (args) => ratio(float(args))),
]);
