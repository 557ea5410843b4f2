import { PyError } from './error';

/** Powers of floats beyond this exponent are left to JavaScript: their exact value has too many digits. */
const MAX_EXACT = 512;

/**
 * Python's `**` on floats, which is C's `pow`. JavaScript's own is off by a unit in the last place now and then, so a
 * power with a whole exponent is computed exactly and rounded once.
 * @throws PyError (ZeroDivisionError, OverflowError, ValueError for what would be a complex number)
 */
export function powerFloat(a: number, b: number): number {
  if (a === 1 || b === 0) return 1;
  if (a === 0 && b < 0) throw new PyError('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    throw new PyError('ValueError', 'a complex number: templates do not have those');
  }
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return 1;
  const result = exactly(a, b) ?? a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    throw new PyError('OverflowError', "(34, 'Numerical result out of range')");
  }
  return result;
}

function exactly(a: number, b: number): number | undefined {
  if (!Number.isInteger(b) || Math.abs(b) > MAX_EXACT || !Number.isFinite(a) || a === 0) return undefined;
  const rough = Math.abs(a ** b);
  // Near the ends of the range the exact value would be rounded twice.
  if (rough < 1e-290 || rough > 1e300) return undefined;
  const { mantissa, exponent } = parts(Math.abs(a));
  const power = mantissa ** BigInt(Math.abs(b));
  const size = b > 0 ? scaled(power, 1n, exponent * b) : scaled(1n, power, exponent * b);
  return a < 0 && b % 2 !== 0 ? -size : size;
}

/** `top / bottom * 2 ** exponent`, rounded once. */
function scaled(top: bigint, bottom: bigint, exponent: number): number {
  // 66 bits of quotient, with whatever is left over in the last one, are enough for the rounding.
  const shift = 66 - (bitLength(top) - bitLength(bottom));
  const [dividend, divisor] = shift > 0 ? [top << BigInt(shift), bottom] : [top, bottom << BigInt(-shift)];
  const quotient = dividend / divisor;
  const sticky = dividend % divisor === 0n ? quotient : quotient | 1n;
  return timesPowerOfTwo(Number(sticky), exponent - shift);
}

/** In two steps, since a power of two may be out of range where the product is not. */
function timesPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** The odd integer and the power of two that a positive float is the product of. */
function parts(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  let mantissa = power === 0 ? fraction : fraction | 0x10000000000000n;
  let exponent = (power === 0 ? 1 : power) - 1075;
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return { mantissa, exponent };
}
