import { isMap } from 'yaml';
import type { Sample } from '../host';
import type { ParsedTask } from '../parsed-document';
import { nodeAt, scalarOccurrence, type Occurrence } from './occurrence';

/** The columns as templates know them: those that the file names, and those of the sample's rows. */
export function columnsOf(parsed: ParsedTask, sample: Sample): ReadonlySet<string> {
  const data = parsed.loaded.task?.data;
  if (!data) return new Set();
  const pinned = [...(data.columns?.keys() ?? [])].map((stored) => data.rename.get(stored) ?? stored);
  return new Set([
    ...pinned,
    ...data.rename.values(),
    ...data.derive.map(({ name }) => name),
    ...sample.columns.map(({ name }) => name),
  ]);
}

/** Where the data block names columns. */
export function columnNames({ loaded, text }: ParsedTask): readonly Occurrence[] {
  const data = loaded.task?.data;
  if (!data) return [];
  const known = (stored: string): string => data.rename.get(stored) ?? stored;
  const named = (node: unknown, place: NonNullable<Occurrence['place']>, nameOf: (text: string) => string) =>
    scalarOccurrence(text, node, (written) => {
      const name = nameOf(written);
      return { kind: 'column', id: `column:${name}`, name, role: 'definition', place };
    });
  const pairs = (key: string) => {
    const map = nodeAt(loaded.document, ['data', key]);
    return isMap(map) ? map.items : [];
  };
  return [
    ...pairs('columns').flatMap(({ key }) => named(key, 'columns', known)),
    ...pairs('rename').flatMap(({ key, value }) => [
      ...named(key, 'rename-from', known),
      ...named(value, 'rename-to', (name) => name),
    ]),
    ...pairs('derive').flatMap(({ key }) => named(key, 'derive', (name) => name)),
  ];
}
