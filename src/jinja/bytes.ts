import {
  chargeText,
  isInt,
  isOrdering,
  pyCompare,
  PyError,
  pyItem,
  PyObject,
  pyRepr,
  typeError,
  valueError,
  type Value,
} from '../value';

/**
 * Python's `bytes`, which a template gets from `str.encode`. `latin` holds one character below U+0100 per byte, so that
 * the operations of text serve for it.
 */
export class PyBytes extends PyObject {
  readonly typeName = 'bytes';

  constructor(readonly latin: string) {
    super();
  }

  override repr(): string {
    chargeText(this.latin.length);
    const escaped = pyRepr(this.latin).replace(/[\x80-\xff]/g, (char) => `\\x${char.charCodeAt(0).toString(16)}`);
    return `b${escaped}`;
  }

  override size(): number {
    return this.latin.length;
  }

  override *iterate(): Iterator<Value> {
    for (let i = 0; i < this.latin.length; i++) yield this.latin.charCodeAt(i);
  }

  override equals(other: Value): boolean {
    return other instanceof PyBytes && other.latin === this.latin;
  }

  override keyToken(): unknown {
    return `\0b${this.latin}`;
  }

  override contains(item: Value): boolean {
    if (item instanceof PyBytes) return this.latin.includes(item.latin);
    if (!isInt(item)) throw typeError('a bytes-like object is required');
    const byte = Number(item);
    if (byte < 0 || byte > 255) throw valueError('byte must be in range(0, 256)');
    return this.latin.includes(String.fromCharCode(byte));
  }

  override item(key: Value): Value {
    if (!isInt(key)) throw typeError('byte indices must be integers or slices');
    const char = pyItem([...this.latin], key) as string;
    return char.charCodeAt(0);
  }

  override operate(operator: string, other: Value, reflected: boolean): Value | undefined {
    if (operator === '*' && isInt(other)) {
      const times = Math.max(0, Number(other));
      chargeText(this.latin.length * times);
      return new PyBytes(this.latin === '' ? '' : this.latin.repeat(times));
    }
    if (!(other instanceof PyBytes)) return undefined;
    const [a, b] = reflected ? [other.latin, this.latin] : [this.latin, other.latin];
    if (operator === '+') {
      chargeText(a.length + b.length);
      return new PyBytes(a + b);
    }
    return isOrdering(operator) ? pyCompare(a, b, operator) : undefined;
  }
}

/** @throws PyError (TypeError) for what is no bytes */
export function needBytes(value: Value): string {
  if (value instanceof PyBytes) return value.latin;
  throw new PyError('TypeError', `a bytes-like object is required, not ${pyRepr(value)}`);
}
