import * as l10n from '@vscode/l10n';
import { parseJson, PyDict, PyFloat, typeName, type Value } from '../value';
import type { Row, RowProblem, RowProblemCode } from './row';
import type { ColumnType } from './spec';

/** A row as its pinned columns want it. */
export interface PinnedRow {
  readonly row: Row;
  readonly problems: readonly RowProblem[];
  /** No later row can be better: the file's header lacks a pinned column. */
  readonly hopeless: boolean;
}

/** Checks rows against pinned columns; one pinner serves one reading of a split. */
export class ColumnPinner {
  readonly #columns: ReadonlyMap<string, ColumnType>;
  readonly #textual: (file: string) => boolean;
  /** New columns already reported: said once per reading, not once per row. */
  readonly #reported = new Set<string>();

  /** @param textual whether a file's cells are text (CSV, TSV), to be converted to what is pinned */
  constructor(columns: ReadonlyMap<string, ColumnType>, textual: (file: string) => boolean) {
    this.#columns = columns;
    this.#textual = textual;
  }

  /** What a file's own schema says against reading its rows; columns without a type hold nothing but nulls. */
  checkFile(file: string, columns: ReadonlyMap<string, ColumnType | undefined>): readonly RowProblem[] {
    const problems: RowProblem[] = [];
    const about = { severity: 'error', file, line: 0 } as const;
    for (const [name, type] of this.#columns) {
      const found = columns.get(name);
      if (!columns.has(name)) {
        const message = l10n.t('Column "{0}" is pinned, but the file does not have it.', name);
        problems.push({ ...about, code: 'column-missing', column: name, message });
      } else if (found !== undefined && found !== type && !(type === 'float' && found === 'int')) {
        const message = l10n.t('Column "{0}" is pinned as {1}, but the file has it as {2}.', name, type, found);
        problems.push({ ...about, code: 'column-type', column: name, message });
      }
    }
    for (const name of columns.keys()) {
      if (this.#columns.has(name) || this.#reported.has(name)) continue;
      this.#reported.add(name);
      problems.push({ ...about, severity: 'warning', code: 'column-new', column: name, message: newColumn(name) });
    }
    return problems;
  }

  pin(row: Row, file: string, line: number): PinnedRow {
    const problems: RowProblem[] = [];
    const report = (code: RowProblemCode, severity: RowProblem['severity'], column: string, message: string): void => {
      problems.push({ code, severity, file, line, column, message });
    };
    const out = PyDict.of(row.entries());
    let hopeless = false;
    const textual = this.#textual(file);
    for (const [name, type] of this.#columns) {
      const value = row.get(name);
      if (value === undefined) {
        hopeless ||= textual;
        const message = textual
          ? l10n.t('Column "{0}" is pinned, but the header does not have it.', name)
          : l10n.t('Column "{0}" is pinned, but this row does not have it.', name);
        report('column-missing', 'error', name, message);
        continue;
      }
      const converted = textual && typeof value === 'string' ? fromText(value, type) : fromJson(value, type);
      if (converted === undefined) {
        const found = textual ? JSON.stringify(value) : typeName(value);
        report('column-type', 'error', name, l10n.t('Column "{0}" is pinned as {1}, found {2}.', name, type, found));
      } else out.set(name, converted);
    }
    for (const key of row.keys()) {
      if (typeof key !== 'string' || this.#columns.has(key) || this.#reported.has(key)) continue;
      this.#reported.add(key);
      report('column-new', 'warning', key, newColumn(key));
    }
    return { row: out, problems, hopeless };
  }
}

function newColumn(name: string): string {
  return l10n.t('Column "{0}" is new: "data.columns" does not list it.', name);
}

/** @returns undefined where the value is not of the type. */
function fromJson(value: Value, type: ColumnType): Value | undefined {
  if (value === null) return null;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'int':
      return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
    case 'float':
      // A writer may print 1.0 as 1; the pinned type says what it is.
      if (typeof value === 'number' || typeof value === 'bigint') return new PyFloat(Number(value));
      return value instanceof PyFloat ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'list':
      return Array.isArray(value) ? value : undefined;
    case 'dict':
      return value instanceof PyDict ? value : undefined;
  }
}

/** A cell of a text file; an empty one is a missing value unless the column holds strings. */
function fromText(cell: string, type: ColumnType): Value | undefined {
  if (type === 'string') return cell;
  const text = cell.trim();
  if (text === '') return null;
  switch (type) {
    case 'int': {
      if (!/^[+-]?\d+$/.test(text)) return undefined;
      const value = Number(text);
      return Number.isSafeInteger(value) ? value : BigInt(text);
    }
    case 'float':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? new PyFloat(Number(text)) : undefined;
    case 'bool': {
      const word = text.toLowerCase();
      if (word === 'true' || word === '1') return true;
      return word === 'false' || word === '0' ? false : undefined;
    }
    case 'list':
    case 'dict': {
      const parsed = parseJson(text);
      return parsed.ok ? fromJson(parsed.value, type) : undefined;
    }
  }
}
