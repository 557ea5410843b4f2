import { copyValue, type Value } from '../value';
import type { Variables } from './runtime';

/**
 * Variables for a template that may change lists and dicts: each variable is copied when it is first read, so that a
 * row looks the same to whoever renders it next. What two variables share they share in the copy too.
 */
export function protect(context: Variables): Variables {
  const copies = new Map<string, Value>();
  const seen = new Map<object, Value>();
  return {
    get: (name) => {
      const value = context.get(name);
      if (typeof value !== 'object' || value === null) return value;
      let copy = copies.get(name);
      if (copy === undefined) copies.set(name, (copy = copyValue(value, seen)));
      return copy;
    },
  };
}
