import { toInt, type Int } from '../value';
import { exponentDigits, fixedDigits } from './decimal';

/** How C's `printf` shows a float; `G`, `E` and `F` are the same in upper case. */
export type FloatStyle = 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%';

/** The digits of `|value|` in a `printf` style, without sign; `alternate` keeps the point and trailing zeros. */
export function floatDigits(value: number, style: FloatStyle, precision: number, alternate: boolean): string {
  const upper = style === 'E' || style === 'F' || style === 'G';
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? 'nan' : 'inf';
    return (upper ? word.toUpperCase() : word) + (style === '%' ? '%' : '');
  }
  const text = finiteDigits(value, style, precision, alternate);
  return upper ? text.toUpperCase() : text;
}

function finiteDigits(value: number, style: FloatStyle, precision: number, alternate: boolean): string {
  switch (style) {
    case 'f':
    case 'F':
      return withPoint(fixedDigits(value, precision), alternate);
    case '%':
      return `${withPoint(fixedDigits(value * 100, precision), alternate)}%`;
    case 'e':
    case 'E':
      return scientific(value, precision, alternate);
    case 'g':
    case 'G':
      return general(value, Math.max(1, precision), alternate);
  }
}

function withPoint(text: string, alternate: boolean): string {
  return alternate && !text.includes('.') ? `${text}.` : text;
}

function scientific(value: number, precision: number, alternate: boolean): string {
  const { text, exponent } = exponentDigits(value, precision);
  return withPoint(text, alternate) + exponentText(exponent);
}

function exponentText(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function general(value: number, precision: number, alternate: boolean): string {
  const { text, exponent } = exponentDigits(value, precision - 1);
  if (exponent >= precision || exponent < -4) {
    return (alternate ? withPoint(text, true) : trimZeros(text)) + exponentText(exponent);
  }
  const plain = fixedDigits(value, precision - 1 - exponent);
  return alternate ? withPoint(plain, true) : trimZeros(plain);
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The digits of `|value|` in base 2, 8, 10 or 16. */
export function integerDigits(value: Int, base: 2 | 8 | 10 | 16): string {
  const size = toInt(value < 0 ? -BigInt(value) : BigInt(value));
  return size.toString(base);
}

/** Puts a separator between groups of digits, counted from the point leftwards. */
export function groupDigits(text: string, separator: string, size: number): string {
  const [, whole = '', rest = ''] = /^([\da-fA-F]*)([^]*)$/.exec(text)!;
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= size) groups.unshift(whole.slice(Math.max(0, end - size), end));
  return groups.join(separator) + rest;
}
