import type { PyDict } from '../value';
import {
  asInt,
  charge,
  compareInt,
  dictIterator,
  isInt,
  pyEquals,
  PyFloat,
  PyObject,
  pyRepr,
  PyTuple,
  sliceIndices,
  toList,
  valueError,
  type Value,
  PyError,
} from '../value';
import { callRoutine, routine } from './routine';
import { Callable, type Keywords, type Routine, type Runtime } from './runtime';

/** What generators, `zip` and `reversed` give: values once, one after the other; a second reading finds nothing left. */
export class PyIterator extends PyObject {
  constructor(
    private readonly values: Iterator<Value>,
    readonly typeName = 'generator',
  ) {
    super();
  }

  override iterate(): Iterator<Value> {
    return this.values;
  }
}

/** Python's `range`: as long as its bounds say and never made in memory; bounds beyond 2^53 lose digits. */
export class PyRange extends PyObject {
  readonly typeName = 'range';
  readonly length: number;

  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }

  override repr(): string {
    const step = this.step === 1 ? '' : `, ${this.step}`;
    return `range(${this.start}, ${this.stop}${step})`;
  }

  override size(): number {
    return this.length;
  }

  override *iterate(): Iterator<Value> {
    for (let i = 0; i < this.length; i++) {
      charge();
      yield this.start + i * this.step;
    }
  }

  override contains(item: Value): boolean {
    return this.indexOf(item) !== undefined;
  }

  /** Where an item stands; computed, not looked for. */
  indexOf(item: Value): number | undefined {
    const value = item instanceof PyFloat ? item.value : isInt(item) ? asInt(item) : undefined;
    if (typeof value !== 'number') return undefined;
    const index = (value - this.start) / this.step;
    return Number.isInteger(index) && index >= 0 && index < this.length ? index : undefined;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'start':
      case 'stop':
      case 'step':
        return this[name];
      case 'count':
      case 'index':
        return new BoundMethod(this, rangeMethods[name]);
      default:
        return undefined;
    }
  }

  override equals(other: Value): boolean {
    if (!(other instanceof PyRange) || other.length !== this.length) return false;
    return this.length === 0 || (other.start === this.start && (this.length === 1 || other.step === this.step));
  }

  override item(key: Value): Value {
    if (!isInt(key)) throw new PyError('TypeError', 'range indices must be integers or slices');
    const index = asInt(key);
    const at = compareInt(index, 0) < 0 ? Number(index) + this.length : Number(index);
    if (at < 0 || at >= this.length) throw new PyError('IndexError', 'range object index out of range');
    return this.start + at * this.step;
  }

  slice(start: Value, stop: Value, step: Value): PyRange {
    const indices = sliceIndices(this.length, start, stop, step);
    const at = (index: number): number => this.start + index * this.step;
    return new PyRange(at(indices.start), at(indices.stop), this.step * indices.step);
  }
}

const rangeMethods = {
  count: routine('count', 'self, value', ([self, item]) => ((self as PyRange).contains(item!) ? 1 : 0)),
  index: routine('index', 'self, value', ([self, item]) => {
    const at = (self as PyRange).indexOf(item!);
    if (at === undefined) throw valueError(`${pyRepr(item!)} is not in range`);
    return at;
  }),
} as const;

/** What `dict.keys()`, `.values()` and `.items()` give: a live view. */
export class DictView extends PyObject {
  readonly typeName: string;

  constructor(
    readonly dict: PyDict,
    readonly kind: 'keys' | 'values' | 'items',
  ) {
    super();
    this.typeName = `dict_${kind}`;
  }

  override repr(): string {
    return `${this.typeName}(${pyRepr(toList(this))})`;
  }

  override size(): number {
    return this.dict.size;
  }

  override iterate(): Iterator<Value> {
    if (this.kind === 'keys') return dictIterator(this.dict, this.dict.keys());
    if (this.kind === 'values') return dictIterator(this.dict, this.dict.values());
    return dictIterator(this.dict, pairs(this.dict));
  }

  override contains(item: Value): boolean | undefined {
    if (this.kind === 'keys') return this.dict.has(item);
    if (this.kind === 'values') return undefined;
    if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
    const value = this.dict.get(item.items[0]!);
    return value !== undefined && pyEquals(value, item.items[1]!);
  }

  override equals(other: Value): boolean {
    if (!(other instanceof DictView) || this.kind === 'values' || other.size() !== this.size()) return this === other;
    return toList(this).every((item) => other.contains(item) === true);
  }
}

/** The items of a dict as tuples, read live. */
export function* pairs(dict: PyDict): Iterator<Value> {
  for (const [key, value] of dict.entries()) yield new PyTuple([key, value]);
}

/** A method taken off its value, such as `x.split` without a call; calling it later calls it on that value. */
export class BoundMethod extends Callable {
  readonly typeName = 'builtin_function_or_method';

  constructor(
    readonly self: Value,
    readonly method: Routine,
  ) {
    super();
  }

  override repr(): string {
    return `<built-in method ${this.method.name}>`;
  }

  call(rt: Runtime, args: readonly Value[], keywords: Keywords): Value {
    return callRoutine(this.method, rt, [this.self, ...args], keywords);
  }
}

/** A global function such as `range`. */
export class BuiltinFunction extends Callable {
  readonly typeName = 'builtin_function_or_method';

  constructor(readonly routine: Routine) {
    super();
  }

  override repr(): string {
    return `<built-in function ${this.routine.name}>`;
  }

  call(rt: Runtime, args: readonly Value[], keywords: Keywords): Value {
    return callRoutine(this.routine, rt, args, keywords);
  }
}

/** Jinja's `namespace`: the one object whose attributes a template may set, also from within a loop. */
export class Namespace extends PyObject {
  readonly typeName = 'Namespace';

  constructor(readonly values: PyDict) {
    super();
  }

  override repr(): string {
    return `<Namespace ${pyRepr(this.values)}>`;
  }

  override attribute(name: string): Value | undefined {
    return this.values.get(name);
  }
}

/** One group of the `groupby` filter: a tuple whose two parts also have names. */
export class GroupTuple extends PyTuple {
  constructor(
    readonly grouper: Value,
    readonly list: Value[],
  ) {
    super([grouper, list]);
  }
}
