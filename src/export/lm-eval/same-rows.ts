import { PyDict, PyFloat, PyTuple, pyStr, type Value } from '../../value';
import type { Row } from '../../data';

/**
 * Whether `datasets` gives rows of JSONL back as they were: it makes one type of each column, fills in what a row
 * lacks, and takes ISO dates for times. Tells the first column that would come back changed.
 */
export class SameRows {
  readonly #types = new Map<Value, string>();
  #columns: string | undefined;

  /** The name of a column that would change, or undefined. */
  check(row: Row): string | undefined {
    const columns = JSON.stringify([...row.keys()].sort());
    this.#columns ??= columns;
    if (columns !== this.#columns) return [...row.keys()].map(pyStr).join(', ');
    for (const [name, value] of row.entries()) {
      const type = typeOf(value);
      if (type === undefined) return pyStr(name);
      const known = this.#types.get(name);
      if (known === undefined || known === 'null') this.#types.set(name, type);
      else if (type !== 'null' && type !== known) return pyStr(name);
    }
    return undefined;
  }
}

/** A value's type as Arrow would have it; undefined for what it would change or refuse. */
function typeOf(value: Value): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/.test(value) ? undefined : 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' || typeof value === 'bigint')
    return BigInt.asIntN(64, BigInt(value)) === BigInt(value) ? 'int' : undefined;
  if (value instanceof PyFloat) return 'float';
  const items = value instanceof PyTuple ? value.items : value;
  if (Array.isArray(items)) return listType(items);
  if (value instanceof PyDict) {
    const fields = [...value.entries()].map(([key, field]) => `${pyStr(key)}:${typeOf(field) ?? '?'}`).sort();
    return fields.some((field) => field.endsWith(':?')) ? undefined : `{${fields.join(',')}}`;
  }
  return undefined;
}

/** Of what type the items are; an empty list tells nothing. */
function listType(items: readonly Value[]): string | undefined {
  const types = new Set(items.map(typeOf));
  if (types.has(undefined) || types.size > 1) return undefined;
  return types.size === 0 ? 'null' : `[${[...types].join('')}]`;
}
