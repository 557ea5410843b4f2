import { PyDict, PyFloat, PyTuple, type Value } from '../value';

/** A value as one line of JSON; lists carry a tag in front, so that every type of the value model comes back. */
type Coded = null | boolean | number | string | readonly Coded[];

/** Writes a row's value so that `decodeValue` gives the very same one: floats stay floats, tuples tuples. */
export function encodeValue(value: Value): string {
  return JSON.stringify(code(value));
}

/** @param text from `encodeValue` */
export function decodeValue(text: string): Value {
  return restore(JSON.parse(text) as Coded);
}

function code(value: Value): Coded {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') {
    return value;
  }
  if (typeof value === 'bigint') return ['i', value.toString()];
  if (value instanceof PyFloat) return ['f', floatText(value.value)];
  if (Array.isArray(value)) return ['l', ...value.map(code)];
  if (value instanceof PyTuple) return ['t', ...value.items.map(code)];
  if (value instanceof PyDict) return ['d', ...[...value.entries()].flatMap(([key, item]) => [code(key), code(item)])];
  throw new TypeError(`no row holds a ${value.typeName}`);
}

function restore(coded: Coded): Value {
  if (!isList(coded)) return coded;
  const [tag, ...rest] = coded;
  switch (tag) {
    case 'i':
      return BigInt(String(rest[0]));
    case 'f':
      return new PyFloat(Number(rest[0]));
    case 'l':
      return rest.map(restore);
    case 't':
      return new PyTuple(rest.map(restore));
    default: {
      const dict = new PyDict();
      for (let i = 0; i < rest.length; i += 2) dict.set(restore(rest[i]!), restore(rest[i + 1]!));
      return dict;
    }
  }
}

function isList(coded: Coded): coded is readonly Coded[] {
  return Array.isArray(coded);
}

/** JSON knows neither NaN nor the infinities nor a negative zero. */
function floatText(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);
}
