import { PyDict, PyTuple, type Value } from './value';

/** A deep copy of lists, dicts and tuples; what was one object twice is one object twice in the copy too. */
export function copyValue(value: Value, seen: Map<object, Value> = new Map()): Value {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const list: Value[] = [];
    seen.set(value, list);
    for (const item of value) list.push(copyValue(item, seen));
    return list;
  }
  if (value instanceof PyDict) {
    const dict = new PyDict();
    seen.set(value, dict);
    for (const [key, item] of value.entries()) dict.set(key, copyValue(item, seen));
    return dict;
  }
  return value instanceof PyTuple ? new PyTuple(value.items.map((item) => copyValue(item, seen))) : value;
}
