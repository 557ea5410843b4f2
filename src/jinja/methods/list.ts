import type { PyTuple } from '../../value';
import {
  asIndex,
  charge,
  chargeItems,
  iteratorOf,
  PyError,
  pyEquals,
  pyRepr,
  toList,
  truthy,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../../value';
import { sortValues } from '../order';
import { guarded } from '../changing';
import { routine, UNSET } from '../routine';
import type { Routine, Routines } from '../runtime';

function method(name: string, signature: string, run: (list: Value[], args: readonly Value[]) => Value): Routine {
  return routine(name, signature === '' ? 'self' : `self, ${signature}`, (args) =>
    run(args[0] as Value[], args.slice(1)),
  );
}

function index(value: Value): number {
  const at = asIndex(value);
  if (at === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  return at;
}

/** The position of an item between two bounds; -1 when it is not there. */
function position(items: readonly Value[], wanted: Value, from: Value, to: Value): number {
  const clip = (bound: Value, otherwise: number): number => {
    if (bound === UNSET) return otherwise;
    const at = index(bound);
    return Math.max(0, at < 0 ? at + items.length : at);
  };
  chargeItems(items.length);
  const end = Math.min(clip(to, items.length), items.length);
  for (let i = clip(from, 0); i < end; i++) if (pyEquals(items[i]!, wanted)) return i;
  return -1;
}

function count(items: readonly Value[], wanted: Value): number {
  chargeItems(items.length);
  return items.reduce<number>((sum, item) => (pyEquals(item, wanted) ? sum + 1 : sum), 0);
}

/** Python's `list` methods; those that change the list give none, and change it for all who hold it. */
export const listMethods: Routines = byName([
  method('append', 'object', (list, [item]) => {
    charge();
    list.push(item!);
    return null;
  }),
  method('extend', 'iterable', (list, [items]) => {
    if (iteratorOf(items!) === undefined) throw typeError(`'${typeName(items!)}' object is not iterable`);
    for (const item of toList(items!)) list.push(item);
    chargeItems(list.length);
    return null;
  }),
  method('insert', 'index, object', (list, [at, item]) => {
    chargeItems(list.length);
    list.splice(index(at!), 0, item!);
    return null;
  }),
  method('remove', 'value', (list, [item]) => {
    const at = position(list, item!, UNSET, UNSET);
    if (at < 0) throw valueError('list.remove(x): x not in list');
    list.splice(at, 1);
    return null;
  }),
  method('pop', 'index=-1', (list, [at]) => {
    if (list.length === 0) throw new PyError('IndexError', 'pop from empty list');
    const from = index(at!) < 0 ? index(at!) + list.length : index(at!);
    if (from < 0 || from >= list.length) throw new PyError('IndexError', 'pop index out of range');
    chargeItems(list.length - from);
    return list.splice(from, 1)[0]!;
  }),
  method('index', 'value, start?, stop?', (list, [item, from, to]) => {
    const at = position(list, item!, from!, to!);
    if (at < 0) throw valueError(`${pyRepr(item!)} is not in list`);
    return at;
  }),
  method('count', 'value', (list, [item]) => count(list, item!)),
  routine('sort', 'self, key=none, reverse=false', (args, rt) => {
    const list = args[0] as Value[];
    const sorted = sortValues(rt, list, args[1]!, truthy(args[2]!));
    list.splice(0, list.length, ...sorted);
    return null;
  }),
  method('reverse', '', (list) => {
    chargeItems(list.length);
    list.reverse();
    return null;
  }),
  method('copy', '', (list) => toList(list)),
  method('clear', '', (list) => {
    list.length = 0;
    return null;
  }),
]);

/** Python's `tuple` methods. */
export const tupleMethods: Routines = byName([
  routine('index', 'self, value, start?, stop?', ([self, item, from, to]) => {
    const at = position((self as PyTuple).items, item!, from!, to!);
    if (at < 0) throw valueError('tuple.index(x): x not in tuple');
    return at;
  }),
  routine('count', 'self, value', ([self, item]) => count((self as PyTuple).items, item!)),
]);

function byName(routines: readonly Routine[]): Routines {
  return new Map(routines.map((one) => [one.name, guarded(one)]));
}
