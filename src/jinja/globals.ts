import { charge, iteratorOf, PyDict, PyError, pyIterate, PyTuple, typeError, typeName, type Value } from '../value';
import { updateDict } from './methods/dict';
import { needInt } from './convert';
import { loremIpsum } from './lipsum';
import { BoundMethod, BuiltinFunction, Namespace, PyIterator, PyRange } from './objects';
import { routine, UNSET } from './routine';
import { Callable, type Keywords, type Routine } from './runtime';

/** Jinja's `cycler`: gives its items in turn, over and over, outside loops too; `current` does not move it on. */
class Cycler extends Callable {
  readonly typeName = 'Cycler';
  #position = 0;

  constructor(private readonly items: readonly Value[]) {
    super();
    if (items.length === 0) throw new PyError('RuntimeError', 'at least one item has to be provided');
  }

  override attribute(name: string): Value | undefined {
    if (name === 'current') return this.items[this.#position]!;
    if (name === 'pos') return this.#position;
    if (name === 'items') return new PyTuple(this.items);
    const method = cyclerMethods.get(name);
    return method && new BoundMethod(this, method);
  }

  next(): Value {
    const item = this.items[this.#position]!;
    this.#position = (this.#position + 1) % this.items.length;
    return item;
  }

  reset(): null {
    this.#position = 0;
    return null;
  }

  call(): never {
    throw typeError("'Cycler' object is not callable");
  }
}

const cyclerMethods = new Map<string, Routine>([
  ['next', routine('next', 'self', ([self]) => (self as Cycler).next())],
  ['reset', routine('reset', 'self', ([self]) => (self as Cycler).reset())],
]);

/** Jinja's `joiner`: nothing the first time, the separator from then on. */
class Joiner extends Callable {
  readonly typeName = 'Joiner';
  #used = false;

  constructor(private readonly separator: Value) {
    super();
  }

  call(): Value {
    if (this.#used) return this.separator;
    this.#used = true;
    return '';
  }
}

function range(args: readonly Value[]): PyRange {
  const [first, second, third] = args;
  const start = second === UNSET ? 0 : needInt(first!);
  const stop = needInt(second === UNSET ? first! : second!);
  const step = third === UNSET ? 1 : needInt(third!);
  if (step === 0) throw new PyError('ValueError', 'range() arg 3 must not be zero');
  return new PyRange(start, stop, step);
}

function* zip(values: readonly Value[]): Iterator<Value> {
  const iterators = values.map((value) => pyIterate(value));
  for (;;) {
    charge();
    const items: Value[] = [];
    for (const iterator of iterators) {
      const step = iterator.next();
      if (step.done) return;
      items.push(step.value);
    }
    if (items.length === 0) return;
    yield new PyTuple(items);
  }
}

function zipValues(values: readonly Value[]): PyIterator {
  values.forEach((value, index) => {
    if (iteratorOf(value) === undefined) {
      throw typeError(`zip argument #${index + 1} must support iteration: '${typeName(value)}' object is not iterable`);
    }
  });
  return new PyIterator(zip(values), 'zip');
}

function makeDict(from: Value, keywords: Keywords): PyDict {
  const dict = new PyDict();
  updateDict(dict, from, keywords);
  return dict;
}

const functions: readonly Routine[] = [
  routine('cycler', '*items', (args) => new Cycler(args)),
  routine('dict', 'mapping?, **kwargs', ([from], _rt, keywords) => makeDict(from!, keywords)),
  routine('joiner', "sep=', '", ([separator]) => new Joiner(separator!)),
  routine('lipsum', 'n=5, html=true, min=20, max=100', ([n, html, min, max], rt) =>
    loremIpsum(rt, needInt(n!), html === true, needInt(min!), needInt(max!)),
  ),
  routine('namespace', 'mapping?, **kwargs', ([from], _rt, keywords) => new Namespace(makeDict(from!, keywords))),
  routine('range', 'start, stop?, step?', range),
  routine('zip', '*iterables', zipValues),
];

/**
 * Jinja's global functions ("List of Global Functions" in its docs: `range`, `lipsum`, `dict`, `cycler`, `joiner`,
 * `namespace`), and PromptSource's `zip`. A variable of the context with the same name hides one.
 */
export const builtinGlobals: ReadonlyMap<string, Value> = new Map(
  functions.map((one): [string, Value] => [one.name, new BuiltinFunction(one)]),
);

/** The same functions as routines, for their documentation. */
export const globalRoutines = functions;
