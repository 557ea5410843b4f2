import { BudgetError, MAX_SIZE } from '../value';

const bits = new DataView(new ArrayBuffer(8));

/** A finite float as `mantissa * 2 ** exponent`, exactly; the sign is dropped. */
function decompose(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const biased = Number(raw >> 52n);
  const fraction = raw & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** `|value| / 10 ** power` as an integer, rounded half to even on the exact binary value, as C's `printf` does. */
function scaled(value: number, power: number): bigint {
  const { mantissa, exponent } = decompose(value);
  let top = mantissa;
  let bottom = 1n;
  if (exponent >= 0) top <<= BigInt(exponent);
  else bottom <<= BigInt(-exponent);
  if (power >= 0) bottom *= 10n ** BigInt(power);
  else top *= 10n ** BigInt(-power);
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  const up = twice > bottom || (twice === bottom && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** C's `%.{digits}f` of `|value|`. */
export function fixedDigits(value: number, digits: number): string {
  if (digits > MAX_SIZE) throw new BudgetError('size');
  // Beyond 1,074 places a float has only zeros.
  const exact = Math.min(digits, 1074);
  const text = scaled(value, -exact)
    .toString()
    .padStart(exact + 1, '0');
  const split = text.length - exact;
  return digits === 0 ? text : `${text.slice(0, split)}.${text.slice(split)}${'0'.repeat(digits - exact)}`;
}

/** C's `%.{digits}e` of `|value|`, as its digits (one before the point) and exponent. */
export function exponentDigits(value: number, digits: number): { readonly text: string; readonly exponent: number } {
  if (digits > MAX_SIZE) throw new BudgetError('size');
  const exact = Math.min(digits, 1074);
  if (value === 0) return { text: pointAfterFirst('0'.repeat(digits + 1)), exponent: 0 };
  let exponent = Number(Math.abs(value).toExponential().split('e')[1]);
  let whole = scaled(value, exponent - exact).toString();
  if (whole.length > exact + 1) {
    exponent++;
    whole = whole.slice(0, -1);
  }
  return { text: pointAfterFirst(whole + '0'.repeat(digits - exact)), exponent };
}

function pointAfterFirst(digits: string): string {
  return digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
}

/** Python's `round(value, digits)` for a float: to the nearest, exact halves to even. */
export function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 323) return value;
  if (digits < -308) return 0 * value;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (digits >= 0) return Number(sign + fixedDigits(value, digits));
  return Number(`${sign}${scaled(value, -digits)}e${-digits}`);
}
