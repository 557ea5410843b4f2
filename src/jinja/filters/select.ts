import { charge, PyError, pyIterate, pyRepr, pyStr, truthy, type Value } from '../../value';
import { attributeGetter, type Getter } from '../attributes';
import { PyIterator } from '../objects';
import { callRoutine, routine } from '../routine';
import type { Keywords, Routine, Routines, Runtime } from '../runtime';

/** Calls a filter or test by its name, as `map` and `select` do. */
function callByName(
  rt: Runtime,
  kind: 'filter' | 'test',
  name: Value,
  args: readonly Value[],
  keywords: Keywords,
): Getter {
  const known: Routines = kind === 'filter' ? rt.settings.filters : rt.settings.tests;
  const found = known.get(pyStr(name));
  if (!found) throw new PyError('RuntimeError', `No ${kind} named ${pyRepr(name)}.`);
  return (item) => callRoutine(found, rt, [item, ...args], keywords);
}

function* filtered(
  rt: Runtime,
  args: readonly Value[],
  keywords: Keywords,
  keep: boolean,
  byAttribute: boolean,
): Iterator<Value> {
  const [value, ...rest] = args;
  if (!truthy(value!)) return;
  let get: Getter = (item) => item;
  if (byAttribute) {
    if (rest.length === 0) throw new PyError('TypeError', 'Missing parameter for attribute name');
    get = attributeGetter(rt, rest.shift()!);
  }
  const name = rest.shift();
  const test = name === undefined ? undefined : callByName(rt, 'test', name, rest, keywords);
  const iterator = pyIterate(value!);
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    charge();
    const tested = get(step.value);
    if (truthy(test ? test(tested) : tested) === keep) yield step.value;
  }
}

function* mapped(rt: Runtime, args: readonly Value[], keywords: Keywords): Iterator<Value> {
  const [value, ...rest] = args;
  if (!truthy(value!)) return;
  const convert = mapFunction(rt, rest, keywords);
  const iterator = pyIterate(value!);
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    charge();
    yield convert(step.value);
  }
}

function mapFunction(rt: Runtime, args: readonly Value[], keywords: Keywords): Getter {
  const [name, ...rest] = args;
  const attribute = keywords.get('attribute');
  if (name === undefined && attribute !== undefined) {
    const unexpected = [...keywords.keys()].find((key) => key !== 'attribute' && key !== 'default');
    if (unexpected !== undefined) throw new PyError('TypeError', `Unexpected keyword argument ${pyRepr(unexpected)}`);
    return attributeGetter(rt, attribute, undefined, keywords.get('default') ?? null);
  }
  if (name === undefined) throw new PyError('TypeError', 'map requires a filter argument');
  return callByName(rt, 'filter', name, rest, keywords);
}

function selector(name: string, keep: boolean, byAttribute: boolean): Routine {
  return routine(
    name,
    'value, *args, **kwargs',
    (args, rt, keywords) => new PyIterator(filtered(rt, args, keywords, keep, byAttribute)),
  );
}

/** Filters that run other filters and tests over a sequence, lazily. */
export const selectFilters: readonly Routine[] = [
  routine('map', 'value, *args, **kwargs', (args, rt, keywords) => new PyIterator(mapped(rt, args, keywords))),
  selector('reject', false, false),
  selector('rejectattr', false, true),
  selector('select', true, false),
  selector('selectattr', true, true),
];
