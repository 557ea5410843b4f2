import {
  asInt,
  bigintText,
  chargeText,
  isInt,
  isNumber,
  numeric,
  PyDict,
  PyError,
  PyFloat,
  PyObject,
  pyItem,
  pyRepr,
  pyStr,
  PyTuple,
  takePoints,
  textLength,
  truncated,
  typeError,
  typeName,
  valueError,
  type Int,
  type Value,
} from '../value';
import { floatDigits, integerDigits, type FloatStyle } from './format-number';
import { Markup, markupArguments, textOf } from './markup';
import { Undefined } from './undefined';

const conversion = /%(?:\(((?:[^()]|\([^()]*\))*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([^]?)/gy;

/** Hands out the arguments of a `%` one by one. */
class PercentArguments {
  #next = 0;
  readonly #items: readonly Value[];

  constructor(private readonly argument: Value) {
    this.#items = argument instanceof PyTuple ? argument.items : [argument];
  }

  next(): Value {
    const value = this.#items[this.#next++];
    if (value === undefined) throw typeError('not enough arguments for format string');
    return value;
  }

  named(name: string): Value {
    this.#next = Infinity;
    if (this.argument instanceof Undefined) return this.argument.item(name);
    if (!(this.argument instanceof PyDict)) throw typeError('format requires a mapping');
    return pyItem(this.argument, name);
  }

  finish(): void {
    const mapping = !(this.argument instanceof PyTuple) && takesNames(this.argument);
    if (this.#next < this.#items.length && !mapping) {
      throw typeError('not all arguments converted during string formatting');
    }
  }
}

/** Python lets whatever has items by key stand unused, since it may be asked for by name. */
function takesNames(value: Value): boolean {
  return value instanceof PyDict || Array.isArray(value) || value instanceof Undefined;
}

/**
 * Python's `format % argument` ("printf-style String Formatting" in its docs). A tuple gives its items one by one, a
 * dict its values by `%(name)s`, anything else itself once; what is left over is an error unless it could have been
 * asked for by name.
 * @throws PyError (TypeError for arguments that do not fit, ValueError for a format that cannot be read)
 */
export function formatPercent(format: string, argument: Value): string {
  const args = new PercentArguments(argument);
  let out = '';
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf('%', at);
    if (percent < 0) {
      out += format.slice(at);
      break;
    }
    out += format.slice(at, percent);
    const simple = convertSimply(format[percent + 1], args);
    if (simple !== undefined) {
      out += simple;
      at = percent + 2;
      chargeText(out.length);
      continue;
    }
    conversion.lastIndex = percent;
    const match = conversion.exec(format);
    if (!match) throw valueError('incomplete format key');
    at = percent + match[0].length;
    out += convert(match, args, format);
    chargeText(out.length);
  }
  args.finish();
  return out;
}

/** The same for Markup: what is filled in is escaped, and the result is Markup. */
export function formatMarkup(format: Markup, argument: Value): Markup {
  return new Markup(formatPercent(format.text, markupArguments(argument)));
}

/** `%s`, `%d` and `%%`, which are nearly all that templates hold; nothing for anything longer. */
function convertSimply(type: string | undefined, args: PercentArguments): string | undefined {
  switch (type) {
    case 's':
      return pyStr(args.next());
    case 'd': {
      const { sign, body } = integer(decimal(args.next(), type), 10, '', undefined, noFlags);
      return sign + body;
    }
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function convert(match: RegExpExecArray, args: PercentArguments, format: string): string {
  const [whole, name, flagText = '', widthText, precisionText, type = ''] = match;
  if (type === '') throw valueError('incomplete format');
  if (type === '%' && whole === '%%') return '%';
  const named = name === undefined ? undefined : args.named(name);
  const flags = new Set(flagText);
  let width = size(widthText, args);
  if (width < 0) {
    flags.add('-');
    width = -width;
  }
  const dotted = whole.includes('.', name === undefined ? 0 : name.length + 2);
  const precision = dotted ? Math.max(0, size(precisionText, args)) : undefined;
  const value = named ?? (() => args.next())();
  const { sign, prefix, body } = shown(type, value, precision, flags, match.index + whole.length - 1, format);
  return pad(sign + prefix, body, width, flags, sign !== '' || prefix !== '' || numericTypes.has(type));
}

function size(text: string | undefined, args: PercentArguments): number {
  if (text === undefined) return 0;
  if (text !== '*') {
    if (text.length > 8) throw valueError('width too big');
    return Number(text);
  }
  const value = args.next();
  if (!isInt(value)) throw typeError('* wants int');
  return Number(asInt(value));
}

interface Shown {
  readonly sign: string;
  readonly prefix: string;
  readonly body: string;
}

const noFlags: ReadonlySet<string> = new Set();
const numericTypes: ReadonlySet<string> = new Set('diuoxXeEfFgG');

function shown(
  type: string,
  value: Value,
  precision: number | undefined,
  flags: ReadonlySet<string>,
  at: number,
  format: string,
): Shown {
  switch (type) {
    case 's':
      return plain(pyStr(value), precision);
    case 'r':
      return plain(pyRepr(value), precision);
    case 'a':
      return plain(asciiText(pyRepr(value)), precision);
    case 'c':
      return { sign: '', prefix: '', body: character(value) };
    case 'd':
    case 'i':
    case 'u':
      return integer(decimal(value, type), 10, '', precision, flags);
    case 'o':
      return integer(exact(value, type), 8, flags.has('#') ? '0o' : '', precision, flags);
    case 'x':
      return integer(exact(value, type), 16, flags.has('#') ? '0x' : '', precision, flags);
    case 'X': {
      const lower = integer(exact(value, type), 16, flags.has('#') ? '0X' : '', precision, flags);
      return { ...lower, body: lower.body.toUpperCase() };
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return real(value, type, precision ?? 6, flags);
    default: {
      const code = type.codePointAt(0)!.toString(16);
      void format;
      throw valueError(`unsupported format character '${type}' (0x${code}) at index ${at}`);
    }
  }
}

function plain(text: string, precision: number | undefined): Shown {
  return { sign: '', prefix: '', body: precision === undefined ? text : takePoints(text, precision) };
}

/** Python's `ascii()` of a representation: everything above U+007F escaped. */
export function asciiText(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => {
    const hex = char.codePointAt(0)!.toString(16);
    if (hex.length <= 2) return `\\x${hex}`;
    return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
}

function character(value: Value): string {
  const text = textOf(value);
  if (text !== undefined && textLength(text) === 1) return text;
  if (text !== undefined || !isInt(value)) throw typeError('%c requires int or char');
  const code = Number(asInt(value));
  if (code < 0 || code > 0x10ffff) throw new PyError('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(code);
}

function decimal(value: Value, type: string): Int {
  if (isInt(value)) return asInt(value);
  if (value instanceof PyFloat) return wholeOf(value.value);
  if (value instanceof PyObject) value.operate('int', null, false);
  throw typeError(`%${type} format: a real number is required, not ${typeName(value)}`);
}

function wholeOf(value: number): Int {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw new PyError('OverflowError', 'cannot convert float infinity to integer');
  return truncated(value);
}

function exact(value: Value, type: string): Int {
  if (isInt(value)) return asInt(value);
  throw typeError(`%${type} format: an integer is required, not ${typeName(value)}`);
}

function integer(
  value: Int,
  base: 8 | 10 | 16,
  prefix: string,
  precision: number | undefined,
  flags: ReadonlySet<string>,
): Shown {
  if (typeof value === 'bigint' && base === 10) bigintText(value);
  chargeText(precision ?? 0);
  return { sign: signOf(value < 0, flags), prefix, body: integerDigits(value, base).padStart(precision ?? 0, '0') };
}

function real(value: Value, type: FloatStyle, precision: number, flags: ReadonlySet<string>): Shown {
  if (!isNumber(value)) {
    if (value instanceof PyObject) value.operate('float', null, false);
    throw typeError(`must be real number, not ${typeName(value)}`);
  }
  const number = Number(numeric(value));
  const body = floatDigits(number, type, precision, flags.has('#'));
  return { sign: signOf(number < 0 || Object.is(number, -0), flags), prefix: '', body };
}

function signOf(negative: boolean, flags: ReadonlySet<string>): string {
  if (negative) return '-';
  if (flags.has('+')) return '+';
  return flags.has(' ') ? ' ' : '';
}

function pad(head: string, body: string, width: number, flags: ReadonlySet<string>, isNumeric: boolean): string {
  const room = width - textLength(head) - textLength(body);
  if (room <= 0) return head + body;
  chargeText(width);
  if (flags.has('-')) return head + body + ' '.repeat(room);
  if (flags.has('0') && isNumeric) return head + '0'.repeat(room) + body;
  return ' '.repeat(room) + head + body;
}
