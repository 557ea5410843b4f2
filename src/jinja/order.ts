import { chargeItems, pyCompare, type Value } from '../value';
import { callValue, noKeywords, type Runtime } from './runtime';

/**
 * Python's `sorted`: stable, by `<` alone, so that only values that are compared need an order; `key` is a callable or
 * none. @throws PyError (TypeError) for values without an order
 */
export function sortValues(rt: Runtime, items: readonly Value[], key: Value, reverse: boolean): Value[] {
  const keyOf = key === null ? undefined : (item: Value): Value => callValue(rt, key, [item], noKeywords);
  return sortBy(items, keyOf, reverse);
}

/** The same with a key that is a function of ours. */
export function sortBy<T extends Value>(
  items: readonly T[],
  keyOf: ((item: T) => Value) | undefined,
  reverse: boolean,
): T[] {
  chargeItems(items.length);
  const keyed = items.map((item) => ({ item, key: keyOf ? keyOf(item) : item }));
  // Reversing the comparison keeps equal items in their order, as Python does.
  const compare = (a: Value, b: Value): number => (pyCompare(a, b, '<') ? -1 : pyCompare(b, a, '<') ? 1 : 0);
  keyed.sort((a, b) => (reverse ? compare(b.key, a.key) : compare(a.key, b.key)));
  return keyed.map((entry) => entry.item);
}
