import { chargeItems, chargeText } from './meter';
import { PyDict, PyFloat, PyTuple, type Value } from './value';
import { PyError, valueError } from './error';
import { floatText } from './float-text';

/** Python prints integers up to this many digits only (`sys.int_info.default_max_str_digits`). */
const MAX_INT_DIGITS = 4300;

const MAX_NESTING = 200;

/** Python's `str(value)`. */
export function pyStr(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'object' && value !== null && 'str' in value) return value.str();
  return pyRepr(value);
}

/** Python's `repr(value)`; a list or dict inside itself shows as `[...]` or `{...}`. */
export function pyRepr(value: Value): string {
  return show(value, []);
}

function show(value: Value, parents: object[]): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return bigintText(value);
    default:
      return value === null ? 'None' : showObject(value, parents);
  }
}

function showObject(value: Exclude<Value, null | boolean | number | bigint | string>, parents: object[]): string {
  if (value instanceof PyFloat) return floatText(value.value);
  if (Array.isArray(value)) return nested(value, parents, '[...]', () => `[${showAll(value, parents)}]`);
  if (value instanceof PyTuple) {
    const comma = value.items.length === 1 ? ',' : '';
    return nested(value, parents, '(...)', () => `(${showAll(value.items, parents)}${comma})`);
  }
  if (value instanceof PyDict) {
    return nested(value, parents, '{...}', () => {
      const shown: string[] = [];
      for (const [key, item] of value.entries()) shown.push(`${show(key, parents)}: ${show(item, parents)}`);
      return finish(`{${shown.join(', ')}}`);
    });
  }
  return value.repr();
}

function showAll(items: readonly Value[], parents: object[]): string {
  chargeItems(items.length);
  return finish(items.map((item) => show(item, parents)).join(', '));
}

function finish(text: string): string {
  chargeText(text.length);
  return text;
}

function nested(value: object, parents: object[], again: string, inside: () => string): string {
  if (parents.includes(value)) return again;
  if (parents.length > MAX_NESTING) {
    throw new PyError('RuntimeError', 'maximum recursion depth exceeded while getting the repr of an object');
  }
  parents.push(value);
  const text = inside();
  parents.pop();
  return text;
}

/** @throws PyError (ValueError) beyond the digits that Python agrees to print */
export function bigintText(value: bigint): string {
  const text = value.toString();
  if (text.length > MAX_INT_DIGITS + 1) {
    throw valueError(
      `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion; ` +
        'use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return text;
}

const needsEscape = /['\\]|[^\x20-\x7e]/;
const unprintable = /[\\\p{C}\p{Z}]/gu;

/** A string in Python's quotes: single ones, or double ones around text that holds only single ones. */
function quote(text: string): string {
  if (!needsEscape.test(text)) return `'${text}'`;
  chargeText(text.length);
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = text.replace(unprintable, escapeChar);
  if (mark === "'") inside = inside.replaceAll("'", "\\'");
  return mark + inside + mark;
}

function escapeChar(char: string): string {
  switch (char) {
    case ' ':
      return ' ';
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default: {
      const code = char.codePointAt(0)!;
      const hex = code.toString(16);
      if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
      return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
    }
  }
}
