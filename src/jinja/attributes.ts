import { pyStr, type Value } from '../value';
import { getItem } from './access';
import { textOf } from './markup';
import type { Runtime } from './runtime';
import { Undefined } from './undefined';

/** Reads one property of an item, as the filters' `attribute` argument names it. */
export type Getter = (item: Value) => Value;

/**
 * Jinja's attribute getter: `'a.b.0'` goes through attributes, items and indices; none gives the item itself.
 * @param fallback used for each step that is undefined; none keeps it undefined
 */
export function attributeGetter(rt: Runtime, attribute: Value, after?: Getter, fallback: Value = null): Getter {
  const parts = attributeParts(attribute);
  return (item) => {
    let value = item;
    for (const part of parts) {
      value = getItem(rt, value, part);
      if (fallback !== null && value instanceof Undefined) value = fallback;
    }
    return after ? after(value) : value;
  };
}

/** The same for `'a,b'`: one value per name, to sort by. */
export function attributesGetter(rt: Runtime, attribute: Value, after?: Getter): (item: Value) => Value[] {
  const names = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const getters = names.map((name) => attributeGetter(rt, name, after));
  return (item) => getters.map((getter) => getter(item));
}

function attributeParts(attribute: Value): readonly Value[] {
  if (attribute === null) return [];
  const text = textOf(attribute);
  if (text === undefined) return [attribute];
  return text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Text in lower case, for comparisons that ignore case; anything else as it is. */
export function ignoreCase(value: Value): Value {
  return textOf(value) === undefined ? value : pyStr(value).toLowerCase();
}
