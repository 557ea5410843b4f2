import { charge, lengthOf, PyError, pyEquals, PyTuple, type Value } from '../value';
import { BoundMethod } from './objects';
import { routine } from './routine';
import { Callable, type Keywords, type Routine, type Runtime } from './runtime';

/** Renders a nested round of a recursive loop. */
export type Recurse = (rt: Runtime, iterable: Value, depth: number) => Value;

/**
 * The `loop` variable (the table under "For" in Jinja's docs; `jinja2.runtime.LoopContext`): reads one item ahead, and
 * only when asked for what needs it, as Jinja does, so that a loop over a generator stays lazy.
 *
 * `last` and `nextitem` read one item ahead; `length`, `revindex` and `revindex0` read all that is left where the
 * iterable has no length of its own. Calling it renders the loop's body for another iterable, in a `recursive` loop
 * only. Steps are charged to the render's budget.
 */
export class Loop extends Callable {
  readonly typeName = 'LoopContext';
  index0 = -1;
  #before: Value | undefined;
  #current: Value | undefined;
  #after: Value | undefined;
  #length: number | undefined;
  #iterator: Iterator<Value>;
  #lastChanged: PyTuple | undefined;

  constructor(
    private readonly rt: Runtime,
    private readonly iterable: Value,
    iterator: Iterator<Value>,
    private readonly depth0: number,
    private readonly recurse: Recurse | undefined,
  ) {
    super();
    this.#iterator = iterator;
  }

  /** The next item; `undefined` at the end. */
  next(): Value | undefined {
    charge();
    let value = this.#after;
    if (value === undefined) {
      const step = this.#iterator.next();
      if (step.done) return undefined;
      value = step.value;
    }
    this.#after = undefined;
    this.index0++;
    this.#before = this.#current;
    this.#current = value;
    return value;
  }

  #peek(): Value | undefined {
    if (this.#after === undefined) {
      const step = this.#iterator.next();
      if (!step.done) this.#after = step.value;
    }
    return this.#after;
  }

  #count(): number {
    if (this.#length !== undefined) return this.#length;
    const known = lengthOf(this.iterable);
    if (known !== undefined) return (this.#length = known);
    const left: Value[] = [];
    for (let step = this.#iterator.next(); !step.done; step = this.#iterator.next()) {
      charge();
      left.push(step.value);
    }
    this.#iterator = left.values();
    return (this.#length = left.length + this.index0 + 1 + (this.#after === undefined ? 0 : 1));
  }

  override repr(): string {
    return `<LoopContext ${this.index0 + 1}/${this.#count()}>`;
  }

  override size(): number {
    return this.#count();
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.index0 + 1;
      case 'index0':
        return this.index0;
      case 'revindex':
        return this.#count() - this.index0;
      case 'revindex0':
        return this.#count() - this.index0 - 1;
      case 'first':
        return this.index0 === 0;
      case 'last':
        return this.#peek() === undefined;
      case 'length':
        return this.#count();
      case 'depth':
        return this.depth0 + 1;
      case 'depth0':
        return this.depth0;
      case 'previtem':
        return this.#neighbour(this.#before, 'there is no previous item');
      case 'nextitem':
        return this.#neighbour(this.#peek(), 'there is no next item');
      case 'cycle':
      case 'changed':
        return new BoundMethod(this, loopMethods[name]);
      default:
        return undefined;
    }
  }

  #neighbour(value: Value | undefined, message: string): Value {
    return value === undefined ? this.rt.undefinedBecause(message) : value;
  }

  cycle(values: readonly Value[]): Value {
    if (values.length === 0) throw new PyError('TypeError', 'no items for cycling given');
    return values[this.index0 % values.length]!;
  }

  changed(values: readonly Value[]): boolean {
    const now = new PyTuple(values);
    if (this.#lastChanged && pyEquals(this.#lastChanged, now)) return false;
    this.#lastChanged = now;
    return true;
  }

  call(rt: Runtime, args: readonly Value[], _keywords: Keywords): Value {
    if (!this.recurse) {
      throw new PyError('TypeError', "The loop must have the 'recursive' marker to be called recursively.");
    }
    const [iterable] = args;
    if (iterable === undefined) throw new PyError('TypeError', "loop() missing required argument: 'iterable'");
    return this.recurse(rt, iterable, this.depth0 + 1);
  }
}

const loopMethods: Readonly<Record<'cycle' | 'changed', Routine>> = {
  cycle: routine('cycle', 'self, *args', (args) => (args[0] as Loop).cycle(args.slice(1))),
  changed: routine('changed', 'self, *value', (args) => (args[0] as Loop).changed(args.slice(1))),
};
