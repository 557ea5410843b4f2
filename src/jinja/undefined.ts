import { PyError, PyObject, pyRepr, typeName, type Value } from '../value';

/** What a missing value does: Jinja's `Undefined`, `StrictUndefined` and `ChainableUndefined`. */
export type UndefinedFlavour = 'lenient' | 'strict' | 'chainable';

const typeNames = { lenient: 'Undefined', strict: 'StrictUndefined', chainable: 'ChainableUndefined' } as const;

/**
 * What a missing name, attribute or item gives ("Undefined Types" in Jinja's docs): prints nothing and iterates over
 * nothing, and every other use raises `UndefinedError` with the message of the place it came from. A strict one may
 * only be asked whether it is defined; a chainable one gives itself for its attributes and items.
 *
 * It equals others of its flavour, has length 0 and is false; names of Python's own, such as `__len__`, it does not have.
 */
export class Undefined extends PyObject {
  readonly typeName: string;

  constructor(
    readonly flavour: UndefinedFlavour,
    /** Makes the message only when somebody needs it. */
    private readonly describe: () => string,
  ) {
    super();
    this.typeName = typeNames[flavour];
  }

  fail(): PyError {
    return new PyError('UndefinedError', this.describe());
  }

  #refuseStrict(): void {
    if (this.flavour === 'strict') throw this.fail();
  }

  override repr(): string {
    return 'Undefined';
  }

  override str(): string {
    this.#refuseStrict();
    return '';
  }

  override truthy(): boolean {
    this.#refuseStrict();
    return false;
  }

  override equals(other: Value): boolean {
    this.#refuseStrict();
    return other instanceof Undefined && other.flavour === this.flavour;
  }

  override size(): number {
    this.#refuseStrict();
    return 0;
  }

  override iterate(): Iterator<Value> {
    this.#refuseStrict();
    return [][Symbol.iterator]();
  }

  override attribute(name: string): Value | undefined {
    if (name.startsWith('__') && this.flavour !== 'chainable') return undefined;
    if (this.flavour === 'chainable') return this;
    throw this.fail();
  }

  override item(_key: Value): Value {
    if (this.flavour === 'chainable') return this;
    throw this.fail();
  }

  override operate(): never {
    throw this.fail();
  }

  override keyToken(): unknown {
    this.#refuseStrict();
    return Undefined;
  }
}

/** A name that nothing defines. */
export function undefinedName(flavour: UndefinedFlavour, name: string): Undefined {
  return new Undefined(flavour, () => `${pyRepr(name)} is undefined`);
}

/** An attribute or item that an object does not have. */
export function undefinedMember(flavour: UndefinedFlavour, object: Value, key: Value): Undefined {
  return new Undefined(flavour, () => {
    const owner = object === null ? 'None' : `${typeName(object)} object`;
    if (typeof key !== 'string') return `${owner} has no element ${pyRepr(key)}`;
    return `${pyRepr(owner)} has no attribute ${pyRepr(key)}`;
  });
}
