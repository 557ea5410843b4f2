import { PyDict, pyRepr, typeName, type Value } from '../value';
import type { Row } from './row';

/** What rows say about a column. */
export interface Column {
  readonly name: string;
  /** Python's name of the values' type, `int | str` where they differ, `None` where no row has a value. */
  readonly type: string;
  /** Share of rows where the value is missing, null, blank text or an empty list or dict; 0 to 1. */
  readonly emptyShare: number;
  /** The first distinct values, at most three. */
  readonly examples: readonly Value[];
}

/** The columns of rows, in order of first appearance. */
export function columnsOf(rows: readonly Row[]): readonly Column[] {
  const counter = new ColumnCounter();
  for (const row of rows) counter.add(row);
  return counter.columns();
}

interface Seen {
  readonly types: Set<string>;
  full: number;
  readonly examples: Map<string, Value>;
}

/** Learns what columns hold from rows that pass by, none of which it keeps. */
export class ColumnCounter {
  readonly #columns = new Map<string, Seen>();
  #rows = 0;

  add(row: Row): void {
    this.#rows++;
    for (const [key, value] of row.entries()) {
      if (typeof key !== 'string') continue;
      let column = this.#columns.get(key);
      if (!column) this.#columns.set(key, (column = { types: new Set(), full: 0, examples: new Map() }));
      if (value !== null) column.types.add(typeName(value));
      if (isEmpty(value)) continue;
      column.full++;
      if (column.examples.size < 3) column.examples.set(exampleKey(value), value);
    }
  }

  /** What is known by now, in order of first appearance. */
  columns(): readonly Column[] {
    return [...this.#columns].map(([name, { types, full, examples }]) => ({
      name,
      type: [...types].sort().join(' | ') || 'None',
      emptyShare: this.#rows === 0 ? 0 : 1 - full / this.#rows,
      examples: [...examples.values()],
    }));
  }
}

function isEmpty(value: Value): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof PyDict && value.size === 0;
}

/** 1 and 1.0 and "1" are different examples. */
function exampleKey(value: Value): string {
  return `${typeName(value)}:${pyRepr(value)}`;
}
