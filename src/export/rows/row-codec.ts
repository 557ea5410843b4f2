import { PyDict, PyFloat, PyTuple, type Value } from '../../value';

/** A value as JSON; lists carry a tag in front, so that every type of the value model comes back. */
type Coded = null | boolean | number | string | readonly Coded[];

/** Writes a row's value on one line so that `decodeValue` gives the very same one: floats stay floats, tuples tuples. */
export function encodeValue(value: Value): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
    case 'boolean':
      return String(value);
    case 'bigint':
      return `["i","${value}"]`;
    default:
      return encodeObject(value);
  }
}

/** @param text from `encodeValue` */
export function decodeValue(text: string): Value {
  return restore(JSON.parse(text) as Coded);
}

function encodeObject(value: Exclude<Value, null | string | number | boolean | bigint>): string {
  if (value instanceof PyFloat) return `["f",${floatText(value.value)}]`;
  if (Array.isArray(value)) return encodeItems('"l"', value);
  if (value instanceof PyTuple) return encodeItems('"t"', value.items);
  if (!(value instanceof PyDict)) throw new TypeError(`no row holds a ${value.typeName}`);
  let text = '["d"';
  for (const [key, item] of value.entries()) text += `,${encodeValue(key)},${encodeValue(item)}`;
  return `${text}]`;
}

function encodeItems(tag: string, items: readonly Value[]): string {
  let text = `[${tag}`;
  for (const item of items) text += `,${encodeValue(item)}`;
  return `${text}]`;
}

function restore(coded: Coded): Value {
  if (!isList(coded)) return coded;
  switch (coded[0]) {
    case 'i':
      return BigInt(String(coded[1]));
    case 'f':
      return new PyFloat(Number(coded[1]));
    case 'l':
      return coded.slice(1).map(restore);
    case 't':
      return new PyTuple(coded.slice(1).map(restore));
    default: {
      const dict = new PyDict();
      for (let i = 1; i < coded.length; i += 2) dict.set(restore(coded[i]!), restore(coded[i + 1]!));
      return dict;
    }
  }
}

function isList(coded: Coded): coded is readonly Coded[] {
  return Array.isArray(coded);
}

/** JSON knows neither NaN nor the infinities; `JSON.parse` keeps a negative zero. */
function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
