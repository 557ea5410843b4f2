import {
  asInt,
  bigintText,
  chargeText,
  floatText,
  isInt,
  PyFloat,
  PyObject,
  pyStr,
  takePoints,
  textLength,
  toInt,
  typeError,
  typeName,
  valueError,
  type Int,
  type Value,
} from '../value';
import { floatDigits, groupDigits, integerDigits, type FloatStyle } from './format-number';
import { textOf } from './markup';

/** Python's format specification, `[[fill]align][sign][#][0][width][,_][.precision][type]`. */
interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  /** `z`: a negative number that is shown as zero loses its sign. */
  readonly coercesZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly group: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const pattern = /^(?:([^])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;

function parseSpec(text: string, type: string): Spec {
  const match = pattern.exec(text);
  if (!match) throw valueError(`Invalid format specifier '${text}' for object of type '${type}'`);
  const [, fill, align, sign, coerced, alternate, zero, width, group, precision, kind] = match;
  if ((width?.length ?? 0) > 8 || (precision?.length ?? 0) > 8)
    throw valueError('Too many decimal digits in format string');
  const isReal = type === 'float' || (type !== 'str' && kind !== undefined && 'eEfFgG%'.includes(kind));
  if (coerced && !isReal) {
    throw valueError(`Negative zero coercion (z) not allowed in format specifier for ${type}`);
  }
  return {
    fill: fill ?? (zero && !align ? '0' : zero ? '0' : ' '),
    align: align ?? (zero && type !== 'str' ? '=' : ''),
    sign: sign ?? '-',
    coercesZero: coerced !== undefined,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    group: group ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: kind ?? '',
  };
}

/**
 * Python's `format(value, spec)` ("Format Specification Mini-Language" in its docs) for text, integers and floats;
 * every other type takes an empty specification only, and shows as `str` does.
 * Widths and precisions beyond eight digits are refused before anything is made.
 * @throws PyError (ValueError for a specification that does not fit the type, TypeError for other types)
 */
export function formatValue(value: Value, specText: string): string {
  if (specText === '') return pyStr(value);
  const type = typeName(value);
  const text = textOf(value);
  if (text !== undefined) return formatText(text, parseSpec(specText, 'str'));
  if (isInt(value)) return formatInt(asInt(value), parseSpec(specText, type));
  if (value instanceof PyFloat) return formatFloat(value.value, parseSpec(specText, type));
  if (value instanceof PyObject) value.operate('format', specText, false);
  throw typeError(`unsupported format string passed to ${type}.__format__`);
}

function formatText(text: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str');
  if (spec.sign !== '-') throw valueError('Sign not allowed in string format specifier');
  if (spec.group !== '') throw valueError(`Cannot specify '${spec.group}' with 's'.`);
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  const shown = spec.precision === undefined ? text : takePoints(text, spec.precision);
  return align('', shown, spec, '<');
}

function unknownCode(code: string, type: string): Error {
  return valueError(`Unknown format code '${code}' for object of type '${type}'`);
}

function formatInt(value: Int, spec: Spec): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(Number(value), spec);
  if (spec.precision !== undefined) throw valueError('Precision not allowed in integer format specifier');
  switch (spec.type) {
    case '':
    case 'd':
    case 'n':
      if (typeof value === 'bigint') bigintText(value);
      return number(value < 0, '', integerDigits(value, 10), spec, 3);
    case 'b':
      return number(value < 0, spec.alternate ? '0b' : '', integerDigits(value, 2), spec, 4);
    case 'o':
      return number(value < 0, spec.alternate ? '0o' : '', integerDigits(value, 8), spec, 4);
    case 'x':
      return number(value < 0, spec.alternate ? '0x' : '', integerDigits(value, 16), spec, 4);
    case 'X':
      return number(value < 0, spec.alternate ? '0X' : '', integerDigits(value, 16).toUpperCase(), spec, 4);
    case 'c':
      return align('', String.fromCodePoint(Number(toInt(BigInt(value)))), spec, '<');
    default:
      throw unknownCode(spec.type, 'int');
  }
}

function formatFloat(value: number, spec: Spec): string {
  const negative = value < 0 || Object.is(value, -0);
  if (spec.type === 'n') {
    return number(negative, '', floatDigits(value, 'g', spec.precision ?? 6, spec.alternate), spec, 3);
  }
  if (spec.type === '') return number(negative, '', plainFloat(value, spec), spec, 3);
  if (!'eEfFgG%'.includes(spec.type)) throw unknownCode(spec.type, 'float');
  const digits = floatDigits(value, spec.type as FloatStyle, spec.precision ?? 6, spec.alternate);
  return number(negative, '', digits, spec, 3);
}

/** Without a type a float shows as `str` does, or like `g` with at least one digit behind the point. */
function plainFloat(value: number, spec: Spec): string {
  if (spec.precision === undefined) return floatText(Math.abs(value));
  const text = floatDigits(value, 'g', spec.precision, spec.alternate);
  const exponent = Number(
    Math.abs(value)
      .toExponential(Math.max(0, Math.max(1, spec.precision) - 1))
      .split('e')[1],
  );
  if (
    Number.isFinite(value) &&
    exponent === Math.max(1, spec.precision) - 1 + 0 &&
    !text.includes('.') &&
    !text.includes('e')
  ) {
    return floatDigits(value, 'e', Math.max(1, spec.precision) - 1, false).replace(/\.?0+e/, 'e');
  }
  return /^\d+$/.test(text) ? `${text}.0` : text;
}

function number(negative: boolean, prefix: string, digits: string, spec: Spec, size: number): string {
  const vanishes = spec.coercesZero && !/[1-9]/.test(digits.replace(/e.*$/i, ''));
  const sign = negative && !vanishes ? '-' : spec.sign === '-' ? '' : spec.sign;
  const head = sign + prefix;
  if (spec.group === '') return align(head, digits, spec, '>');
  if (spec.group === ',' && size === 4) throw valueError(`Cannot specify ',' with '${spec.type}'.`);
  let shown = groupDigits(digits, spec.group, size);
  if (spec.fill === '0' && spec.align === '=') {
    // Zeros that fill the width are grouped too.
    chargeText(spec.width);
    let padded = digits;
    while (head.length + shown.length < spec.width) {
      padded = `0${padded}`;
      shown = groupDigits(padded, spec.group, size);
    }
  }
  return align(head, shown, spec, '>');
}

function align(head: string, body: string, spec: Spec, otherwise: string): string {
  const room = spec.width - textLength(head) - textLength(body);
  if (room <= 0) return head + body;
  chargeText(spec.width);
  switch (spec.align || otherwise) {
    case '<':
      return head + body + spec.fill.repeat(room);
    case '^':
      return spec.fill.repeat(room >> 1) + head + body + spec.fill.repeat(room - (room >> 1));
    case '=':
      return head + spec.fill.repeat(room) + body;
    default:
      return spec.fill.repeat(room) + head + body;
  }
}
