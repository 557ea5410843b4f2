import { PyError, typeError } from './error';

/**
 * A Python value as templates and data rows see it. A JavaScript `number` is always a Python `int` (a safe integer),
 * a `bigint` an `int` beyond 2^53, so that `1` and `1.0` stay apart; a JavaScript array is a mutable Python list.
 */
export type Value = null | boolean | number | bigint | string | PyFloat | Value[] | PyTuple | PyDict | PyObject;

/** A Python `float`. */
export class PyFloat {
  constructor(readonly value: number) {}
}

/** A Python `tuple`. */
export class PyTuple {
  constructor(readonly items: readonly Value[]) {}
}

/**
 * What only a template can hold: ranges, generators, macros, bound methods, `Undefined`, `Markup`...
 * Each overrides what its Python type can do; `undefined` as an answer means that the type cannot.
 */
export abstract class PyObject {
  abstract readonly typeName: string;

  repr(): string {
    return `<${this.typeName} object>`;
  }

  str(): string {
    return this.repr();
  }

  truthy(): boolean {
    return (this.size() ?? 1) !== 0;
  }

  equals(other: Value): boolean {
    return this === other;
  }

  /** Python's `len()`. */
  size(): number | undefined {
    return undefined;
  }

  iterate(): Iterator<Value> | undefined {
    return undefined;
  }

  /** Python's `in`; without an answer it is looked for by iteration. */
  contains(_item: Value): boolean | undefined {
    return undefined;
  }

  attribute(_name: string): Value | undefined {
    return undefined;
  }

  /** Python's `obj[key]`. @throws PyError as Python does for a missing key or index. */
  item(_key: Value): Value | undefined {
    return undefined;
  }

  /** A binary operator with this object on one side, `reflected` when on the right. */
  operate(_operator: string, _other: Value, _reflected: boolean): Value | undefined {
    return undefined;
  }

  /** What stands for this object as a dictionary key: another object with the same token is the same key. */
  keyToken(): unknown {
    return this;
  }
}

/** A Python `dict`: in order of insertion, and `1`, `1.0` and `True` are one key. */
export class PyDict {
  readonly #values = new Map<unknown, Value>();
  /** The keys that are not their own token, by token: floats, booleans, tuples... Most dicts have none. */
  #keys: Map<unknown, Value> | undefined;

  static of(entries: Iterable<readonly [Value, Value]>): PyDict {
    const dict = new PyDict();
    for (const [key, value] of entries) dict.set(key, value);
    return dict;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: Value): Value | undefined {
    return this.#values.get(keyToken(key));
  }

  has(key: Value): boolean {
    return this.#values.has(keyToken(key));
  }

  /** Sets a value; as in Python, the key that was there first stays. */
  set(key: Value, value: Value): void {
    const token = keyToken(key);
    if (token !== key && !this.#values.has(token)) (this.#keys ??= new Map()).set(token, key);
    this.#values.set(token, value);
  }

  delete(key: Value): boolean {
    const token = keyToken(key);
    this.#keys?.delete(token);
    return this.#values.delete(token);
  }

  clear(): void {
    this.#keys = undefined;
    this.#values.clear();
  }

  keys(): IterableIterator<Value> {
    // Tokens that are keys are values.
    return this.#keys ? this.#ownKeys() : (this.#values.keys() as IterableIterator<Value>);
  }

  values(): IterableIterator<Value> {
    return this.#values.values();
  }

  entries(): IterableIterator<readonly [Value, Value]> {
    return this.#keys ? this.#ownEntries() : (this.#values.entries() as IterableIterator<[Value, Value]>);
  }

  *#ownKeys(): IterableIterator<Value> {
    for (const token of this.#values.keys()) yield this.#keyOf(token);
  }

  *#ownEntries(): IterableIterator<readonly [Value, Value]> {
    for (const [token, value] of this.#values) yield [this.#keyOf(token), value];
  }

  #keyOf(token: unknown): Value {
    const key = this.#keys?.get(token);
    return key === undefined ? (token as Value) : key;
  }
}

/**
 * Maps a value to something that JavaScript's `Map` compares as Python compares keys.
 * @throws PyError (TypeError) for a list or dict, which Python cannot hash
 */
function keyToken(key: Value): unknown {
  switch (typeof key) {
    case 'string':
      // Tuples take the strings that begin with NUL; strings that do so themselves step aside.
      return key.charCodeAt(0) === 0 ? `\0s${key}` : key;
    case 'number':
    case 'bigint':
      return key;
    case 'boolean':
      return key ? 1 : 0;
    default:
      return objectToken(key);
  }
}

function objectToken(key: null | PyFloat | Value[] | PyTuple | PyDict | PyObject): unknown {
  if (key === null) return null;
  if (key instanceof PyFloat) return floatToken(key.value);
  if (key instanceof PyTuple) return tupleToken(key);
  if (key instanceof PyObject) return key.keyToken();
  throw typeError(`unhashable type: '${Array.isArray(key) ? 'list' : 'dict'}'`);
}

function floatToken(value: number): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

function tupleToken(tuple: PyTuple): string {
  const parts = tuple.items.map((item) => {
    const token = keyToken(item);
    if (typeof token === 'string') return `${token.length}:${token}`;
    if (typeof token !== 'object' || token === null) return `${typeof token === 'bigint' ? 'n' : ''}${String(token)};`;
    let identity = identities.get(token);
    if (identity === undefined) identities.set(token, (identity = nextIdentity++));
    return `#${identity};`;
  });
  return `\0t${parts.join('')}`;
}

/** Whether a value is one of Python's numbers; `bool` is one. */
export function isNumber(value: Value): value is boolean | number | bigint | PyFloat {
  return (
    typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || value instanceof PyFloat
  );
}

/** Whether a value is one of Python's integers; `bool` is one. */
export function isInt(value: Value): value is boolean | number | bigint {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
}

/** The name Python gives the value's type. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    default:
      if (Array.isArray(value)) return 'list';
      if (value instanceof PyDict) return 'dict';
      if (value instanceof PyFloat) return 'float';
      if (value instanceof PyTuple) return 'tuple';
      return value.typeName;
  }
}

/** Python's `bool(value)`. */
export function truthy(value: Value): boolean {
  if (typeof value !== 'object') return Boolean(value);
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof PyDict) return value.size > 0;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyTuple) return value.items.length > 0;
  return value.truthy();
}

/** Python's `KeyError`, which shows the key's representation. */
export function keyError(shown: string): PyError {
  return new PyError('KeyError', shown);
}
