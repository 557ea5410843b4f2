import * as l10n from '@vscode/l10n';
import type { ColumnType } from '../../data';
import { PyDict, typeName, type Value } from '../../value';
import type { Sample } from '../host';
import { codeOfValue, escapeMarkdown } from '../markdown';
import type { ParsedTask } from '../parsed-document';

/** Rows whose values a hover lists. */
const rowsShown = 5;

/**
 * Type, how often empty, and the values in the first rows.
 *
 * @param pin the type that the task pins for the column, if it does
 */
export function describeField(sample: Sample, path: readonly string[], pin?: ColumnType): string {
  const values = sample.rows.map((row) => valueAt(row, path));
  const empty = values.filter(isEmpty).length;
  const types = [
    ...new Set(values.flatMap((value) => (value === undefined || value === null ? [] : [typeName(value)]))),
  ];
  const share = l10n.t('empty in {0} of {1} rows', empty, values.length);
  const facts = [types.sort().join(' | ') || 'None', ...(pin ? [l10n.t('pinned as {0}', pin)] : []), share];
  const head = `**${escapeMarkdown(path.join('.'))}** · ${facts.join(' · ')}`;
  const lines = values
    .slice(0, rowsShown)
    .map((value, index) => `${index + 1}. ${value === undefined ? l10n.t('*missing*') : codeOfValue(value)}`);
  return `${head}\n\n${lines.join('\n')}`;
}

function valueAt(row: PyDict, path: readonly string[]): Value | undefined {
  let value: Value | undefined = row;
  for (const key of path) value = value instanceof PyDict ? value.get(key) : undefined;
  return value;
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return (Array.isArray(value) && value.length === 0) || (value instanceof PyDict && value.size === 0);
}

/** The type that a task pins for a column, by the name that templates know it by; none inside a column. */
export function pinOf({ loaded }: ParsedTask, [name, ...inner]: readonly string[]): ColumnType | undefined {
  const data = loaded.task?.data;
  if (!data?.columns || inner.length > 0) return undefined;
  for (const [stored, type] of data.columns) if ((data.rename.get(stored) ?? stored) === name) return type;
  return undefined;
}

/** What a column that the data block names at `keys` holds; undefined for other keys. */
export function describeColumn(
  parsed: ParsedTask,
  sample: Sample,
  keys: readonly (string | number)[],
): string | undefined {
  const [first, block, column] = keys;
  if (first !== 'data' || keys.length !== 3 || typeof column !== 'string') return undefined;
  if (block !== 'columns' && block !== 'rename' && block !== 'derive') return undefined;
  const name = block === 'derive' ? column : (parsed.loaded.task?.data.rename.get(column) ?? column);
  if (!sample.columns.some((known) => known.name === name)) return undefined;
  return describeField(sample, [name], pinOf(parsed, [name]));
}
