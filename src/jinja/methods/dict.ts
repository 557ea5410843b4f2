import {
  charge,
  PyDict,
  PyError,
  pyIterate,
  pyRepr,
  PyTuple,
  toList,
  typeError,
  type Value,
  keyError,
} from '../../value';
import { DictView } from '../objects';
import { guarded } from '../changing';
import { routine, UNSET } from '../routine';
import { Undefined } from '../undefined';
import type { Keywords, Routine, Routines } from '../runtime';

function method(
  name: string,
  signature: string,
  run: (dict: PyDict, args: readonly Value[], keywords: Keywords) => Value,
): Routine {
  return routine(name, signature === '' ? 'self' : `self, ${signature}`, (args, _rt, keywords) =>
    run(args[0] as PyDict, args.slice(1), keywords),
  );
}

/** Python's `dict.update`: from a dict or from pairs, then from keywords. */
export function updateDict(dict: PyDict, from: Value, keywords: Keywords): void {
  if (from instanceof PyDict) {
    for (const [key, value] of [...from.entries()]) {
      charge();
      dict.set(key, value);
    }
  } else if (from instanceof Undefined) {
    throw from.fail();
  } else if (from !== UNSET) {
    let index = 0;
    const iterator = pyIterate(from);
    for (let step = iterator.next(); !step.done; step = iterator.next()) {
      const pair = toPair(step.value, index++);
      dict.set(pair[0]!, pair[1]!);
    }
  }
  for (const [name, value] of keywords) dict.set(name, value);
}

function toPair(value: Value, index: number): readonly Value[] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`);
  }
  const pair = toList(value);
  if (pair.length !== 2) {
    throw new PyError(
      'ValueError',
      `dictionary update sequence element #${index} has length ${pair.length}; 2 is required`,
    );
  }
  return pair;
}

/** Python's `dict` methods; `keys`, `values` and `items` are live views, and keys keep the order they came in. */
export const dictMethods: Routines = new Map(
  [
    method('get', 'key, default=none', (dict, [key, otherwise]) => dict.get(key!) ?? otherwise!),
    method('keys', '', (dict) => new DictView(dict, 'keys')),
    method('values', '', (dict) => new DictView(dict, 'values')),
    method('items', '', (dict) => new DictView(dict, 'items')),
    method('pop', 'key, default?', (dict, [key, otherwise]) => {
      const value = dict.get(key!);
      if (value === undefined && otherwise === UNSET) throw keyError(pyRepr(key!));
      dict.delete(key!);
      return value ?? otherwise!;
    }),
    method('popitem', '', (dict) => {
      const last = [...dict.entries()].at(-1);
      if (!last) throw keyError("'popitem(): dictionary is empty'");
      dict.delete(last[0]);
      return new PyTuple(last);
    }),
    method('setdefault', 'key, default=none', (dict, [key, otherwise]) => {
      const value = dict.get(key!);
      if (value !== undefined) return value;
      dict.set(key!, otherwise!);
      return otherwise!;
    }),
    method('update', 'other?, **kwargs', (dict, [other], keywords) => {
      updateDict(dict, other!, keywords);
      return null;
    }),
    method('copy', '', (dict) => PyDict.of(dict.entries())),
    method('clear', '', (dict) => {
      dict.clear();
      return null;
    }),
    method('fromkeys', 'iterable, value=none', (_dict, [keys, value]) =>
      PyDict.of(toList(keys!).map((key) => [key, value!] as const)),
    ),
  ].map((one) => [one.name, guarded(one)]),
);
