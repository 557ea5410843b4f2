import type { ColumnType } from '../../data';
import type { Context } from '../context';
import { asScalar } from '../names/spell';
import type { ParsedTask } from '../parsed-document';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';
import { keyLine } from './line';

/** Python's names of what columns can be pinned as. */
const pinnable: ReadonlyMap<string, ColumnType> = new Map([
  ['str', 'string'],
  ['int', 'int'],
  ['float', 'float'],
  ['bool', 'bool'],
  ['list', 'list'],
  ['dict', 'dict'],
]);

/** The stored columns that the sample shows, as keys of `data.columns` with their types and of `data.rename`. */
export async function completeColumn(
  context: Context,
  parsed: ParsedTask,
  cursor: Extract<YamlCursor, { kind: 'key' }>,
): Promise<readonly CompletionItem[]> {
  const [first, block] = cursor.path;
  const data = parsed.loaded.task?.data;
  if (!data || first !== 'data' || cursor.path.length !== 2 || (block !== 'columns' && block !== 'rename')) return [];
  const { columns } = await context.sample(parsed);
  const storedNames = new Map([...data.rename].map(([stored, name]) => [name, stored]));
  const derived = new Set(data.derive.map(({ name }) => name));
  const taken = new Set(block === 'columns' ? data.columns?.keys() : data.rename.keys());
  const line = keyLine(parsed, cursor);
  if (!line) return [];
  const { range, lead, hasColon } = line;
  return columns.flatMap((column, index): readonly CompletionItem[] => {
    const name = storedNames.get(column.name) ?? column.name;
    if (derived.has(column.name) || taken.has(name)) return [];
    const type = pinnable.get(column.type);
    const key = asScalar(name);
    const value = block === 'columns' && type ? `: ${type}` : ': ';
    return [
      {
        label: name,
        kind: 'field',
        detail: column.type,
        edit: { range, newText: lead + (hasColon ? key : key + value) },
        snippet: false,
        sortText: String(index).padStart(4, '0'),
      },
    ];
  });
}
