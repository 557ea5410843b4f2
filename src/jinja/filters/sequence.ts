import {
  addInt,
  charge,
  chargeItems,
  itemsOf,
  iteratorOf,
  PyDict,
  PyError,
  pyEquals,
  pyIterate,
  pyLength,
  pyOperate,
  PyTuple,
  pySlice,
  toList,
  truthy,
  typeError,
  typeName,
  type Value,
  textLength,
  pyCompare,
} from '../../value';
import { attributeGetter, attributesGetter, ignoreCase } from '../attributes';
import { isReversible, needInt } from '../convert';
import { formatPercent } from '../format-percent';
import { Markup, textOf } from '../markup';
import { GroupTuple, pairs, PyIterator } from '../objects';
import { sortBy } from '../order';
import { routine } from '../routine';
import type { Routine, Runtime } from '../runtime';
import { Undefined } from '../undefined';
import { joinValues } from './text';

/** A generator: its work happens, and its errors come, when somebody reads it. */
function lazy(make: () => Iterator<Value>): PyIterator {
  function* generate(): Iterator<Value> {
    const inner = make();
    for (let step = inner.next(); !step.done; step = inner.next()) yield step.value;
  }
  return new PyIterator(generate());
}

function* batch(value: Value, size: number, fill: Value): Iterator<Value> {
  let items: Value[] = [];
  for (const item of each(value)) {
    if (items.length === size) {
      yield items;
      items = [];
    }
    items.push(item);
  }
  if (items.length === 0) return;
  if (fill !== null) {
    chargeItems(size - items.length);
    while (items.length < size) items.push(fill);
  }
  yield items;
}

function* each(value: Value): Iterable<Value> {
  const iterator = pyIterate(value);
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    charge();
    yield step.value;
  }
}

function* slices(value: Value, count: number, fill: Value): Iterator<Value> {
  const items = toList(value);
  if (count === 0) throw new PyError('ZeroDivisionError', 'integer division or modulo by zero');
  const size = Math.floor(items.length / count);
  const longer = items.length % count;
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const start = offset + i * size;
    if (i < longer) offset++;
    const slice = items.slice(start, offset + (i + 1) * size);
    if (fill !== null && i >= longer) slice.push(fill);
    yield slice;
  }
}

function* unique(rt: Runtime, value: Value, caseSensitive: boolean, attribute: Value): Iterator<Value> {
  const keyOf = attributeGetter(rt, attribute, caseSensitive ? undefined : ignoreCase);
  const seen = new PyDict();
  for (const item of each(value)) {
    const key = keyOf(item);
    if (seen.has(key)) continue;
    seen.set(key, true);
    yield item;
  }
}

function extreme(rt: Runtime, args: readonly Value[], ordering: '<' | '>'): Value {
  const [value, caseSensitive, attribute] = args;
  const keyOf = attributeGetter(rt, attribute!, truthy(caseSensitive!) ? undefined : ignoreCase);
  let best: Value | undefined;
  let bestKey: Value = null;
  for (const item of each(value!)) {
    const key = keyOf(item);
    if (best !== undefined && !pyCompare(key, bestKey, ordering)) continue;
    best = item;
    bestKey = key;
  }
  return best === undefined ? rt.undefinedBecause('No aggregated item, sequence was empty.') : best;
}

function groupBy(rt: Runtime, args: readonly Value[]): Value[] {
  const [value, attribute, fallback, caseSensitive] = args;
  const exact = attributeGetter(rt, attribute!, undefined, fallback);
  const keyOf = truthy(caseSensitive!) ? exact : attributeGetter(rt, attribute!, ignoreCase, fallback);
  const groups: { readonly key: Value; readonly items: Value[] }[] = [];
  for (const item of sortBy(toList(value!), keyOf, false)) {
    const key = keyOf(item);
    const last = groups.at(-1);
    if (last && pyEquals(last.key, key)) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups.map(({ items }) => new GroupTuple(exact(items[0]!), items));
}

function dictSort(args: readonly Value[]): Value[] {
  const [value, caseSensitive, by, reverse] = args;
  if (by !== 'key' && by !== 'value') throw new PyError('TypeError', 'You can only sort by either "key" or "value"');
  if (!(value instanceof PyDict)) return notMapping(value!);
  const index = by === 'key' ? 0 : 1;
  const items = toList(new PyIterator(pairs(value))) as PyTuple[];
  const keyOf = (pair: PyTuple): Value => {
    const key = pair.items[index]!;
    return truthy(caseSensitive!) ? key : ignoreCase(key);
  };
  return sortBy(items, keyOf, truthy(reverse!));
}

function notMapping(value: Value): never {
  if (value instanceof Undefined) throw value.fail();
  throw new PyError('AttributeError', `'${typeName(value)}' object has no attribute 'items'`);
}

function backwards(value: Value): Value[] {
  if (!isReversible(value)) throw typeError(`'${typeName(value)}' object is not reversible`);
  return toList(value).reverse();
}

function reverse(value: Value): Value {
  const text = textOf(value);
  if (text !== undefined) {
    const reversed = pySlice(text, null, null, -1) as string;
    return value instanceof Markup ? new Markup(reversed) : reversed;
  }
  if (isReversible(value)) {
    const type = Array.isArray(value)
      ? 'list_reverseiterator'
      : value instanceof PyTuple
        ? 'reversed'
        : 'reverseiterator';
    return new PyIterator(backwards(value).values(), type);
  }
  if (iteratorOf(value) === undefined) throw typeError('argument must be iterable');
  return toList(value).reverse();
}

function sum(rt: Runtime, value: Value, attribute: Value, first: Value): Value {
  let total = first;
  if (typeof first === 'string') throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  const get = attributeGetter(rt, attribute);
  for (const item of each(value)) {
    const next = get(item);
    total =
      typeof total === 'number' && typeof next === 'number'
        ? addInt(total, next)
        : pyOperate('+', total, next, formatPercent);
  }
  return total;
}

function random(rt: Runtime, value: Value): Value {
  const length = pyLength(value);
  if (length === 0) return rt.undefinedBecause('No random item, sequence was empty.');
  return chooseItem(rt, value);
}

/** Python's `random.choice`, drawn from the render's own seed. */
export function chooseItem(rt: Runtime, value: Value): Value {
  const length = pyLength(value);
  if (value instanceof Undefined) throw value.fail();
  if (length === 0) throw new PyError('IndexError', 'Cannot choose from an empty sequence');
  const index = rt.settings.pickFirst ? 0 : rt.random.below(length);
  const text = textOf(value);
  if (text !== undefined) return pySlice(text, index, index + 1, null);
  if (value instanceof PyDict) throw new PyError('KeyError', String(index));
  return toList(value)[index]!;
}

/** Filters on lists and other sequences. */
export const sequenceFilters: readonly Routine[] = [
  routine('batch', 'value, linecount, fill_with=none', ([value, size, fill]) =>
    lazy(() => batch(value!, needInt(size!), fill!)),
  ),
  routine('dictsort', "value, case_sensitive=false, by='key', reverse=false", dictSort),
  routine('first', 'seq', ([value], rt) => {
    const step = pyIterate(value!).next();
    return step.done ? rt.undefinedBecause('No first item, sequence was empty.') : step.value;
  }),
  routine('groupby', 'value, attribute, default=none, case_sensitive=false', (args, rt) => groupBy(rt, args)),
  routine('items', 'value', ([value]) =>
    lazy(() => {
      if (value instanceof Undefined) return [].values();
      if (!(value instanceof PyDict)) throw typeError('Can only get item pairs from a mapping.');
      return pairs(value);
    }),
  ),
  routine('join', "value, d='', attribute=none", ([value, d, attribute], rt) => {
    const items = itemsOf(value!);
    const named = attribute === null ? items : items.map(attributeGetter(rt, attribute!));
    return joinValues(named, d!, rt.autoescape);
  }),
  routine('last', 'seq', ([value], rt) => {
    const last = backwards(value!)[0];
    return last === undefined ? rt.undefinedBecause('No last item, sequence was empty.') : last;
  }),
  routine('length', 'obj', ([value]) => (typeof value === 'string' ? textLength(value) : pyLength(value!))),
  routine('list', 'value', ([value]) => toList(value!)),
  routine('max', 'value, case_sensitive=false, attribute=none', (args, rt) => extreme(rt, args, '>')),
  routine('min', 'value, case_sensitive=false, attribute=none', (args, rt) => extreme(rt, args, '<')),
  routine('random', 'seq', ([value], rt) => random(rt, value!)),
  routine('reverse', 'value', ([value]) => reverse(value!)),
  routine('slice', 'value, slices, fill_with=none', ([value, count, fill]) =>
    lazy(() => slices(value!, needInt(count!), fill!)),
  ),
  routine(
    'sort',
    'value, reverse=false, case_sensitive=false, attribute=none',
    ([value, back, exact, attribute], rt) => {
      const keyOf = attributesGetter(rt, attribute!, truthy(exact!) ? undefined : ignoreCase);
      return sortBy(toList(value!), keyOf, truthy(back!));
    },
  ),
  routine('sum', 'iterable, attribute=none, start=0', ([value, attribute, start], rt) =>
    sum(rt, value!, attribute!, start!),
  ),
  routine('unique', 'value, case_sensitive=false, attribute=none', ([value, exact, attribute], rt) =>
    lazy(() => unique(rt, value!, truthy(exact!), attribute!)),
  ),
];
