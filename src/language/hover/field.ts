import * as l10n from '@vscode/l10n';
import type { ColumnType } from '../../data';
import { PyDict, typeName, type Value } from '../../value';
import type { Sample } from '../host';
import { codeOfValue, escapeMarkdown } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { keysAtPath, valuesAt, writePath, type ValuePath } from '../values/value-path';

/** Rows whose values a hover lists. */
const rowsShown = 5;

/**
 * Type, how often empty, and the values in the first rows.
 *
 * @param pin the type that the task pins for the column, if it does
 */
export function describeField({ rows }: Sample, path: ValuePath, pin?: ColumnType): string {
  const isEach = path.steps.some(({ kind }) => kind === 'each');
  // A row without the field counts as one empty value, but a list without items has none to count.
  const values = rows.flatMap((row): readonly (Value | undefined)[] => {
    const found = valuesAt(row, path);
    return found.length > 0 || isEach ? found : [undefined];
  });
  const empty = values.filter(isEmpty).length;
  const types = [
    ...new Set(values.flatMap((value) => (value === undefined || value === null ? [] : [typeName(value)]))),
  ];
  const share = isEach
    ? l10n.t('empty in {0} of {1} items', empty, values.length)
    : l10n.t('empty in {0} of {1} rows', empty, values.length);
  const facts = [types.sort().join(' | ') || 'None', ...(pin ? [l10n.t('pinned as {0}', pin)] : []), share];
  const head = `**${escapeMarkdown(writePath(path))}** · ${facts.join(' · ')}`;
  const lines = values
    .slice(0, rowsShown)
    .map((value, index) => `${index + 1}. ${value === undefined ? l10n.t('*missing*') : codeOfValue(value)}`);
  const keys = keysAtPath(rows, path);
  const inside = keys.length > 0 ? [l10n.t('Keys: {0}', keys.map((key) => codeOfValue(key)).join(', '))] : [];
  return [head, ...inside, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return (Array.isArray(value) && value.length === 0) || (value instanceof PyDict && value.size === 0);
}

/** The type that a task pins for a column, by the name that templates know it by; none inside a column. */
export function pinOf({ loaded }: ParsedTask, { root, steps }: ValuePath): ColumnType | undefined {
  const data = loaded.task?.data;
  if (!data?.columns || steps.length > 0) return undefined;
  for (const [stored, type] of data.columns) if ((data.rename.get(stored) ?? stored) === root) return type;
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
  const path: ValuePath = { root: name, steps: [] };
  return describeField(sample, path, pinOf(parsed, path));
}
