import * as l10n from '@vscode/l10n';
import { parseJson, PyDict, type Value } from '../../value';
import type { ByteReader } from '../files/byte-reader';
import { brokenMember, jsonProblem, nextMember } from './json-members';
import { storedProblem, type StoredRow } from '../stored-row';

/**
 * An object whose members are the columns, each a list with one value per row; the reader stands at its brace. The
 * whole object has to be in memory before there is a first row.
 */
export async function* readColumns(reader: ByteReader, file: string): AsyncGenerator<StoredRow> {
  const columns: [string, Value[]][] = [];
  const { line } = reader.place;
  reader.skip();
  for (let step = await nextMember(reader); step.kind !== 'end'; step = await nextMember(reader)) {
    if (step.kind === 'broken') {
      yield brokenMember(file, step.place);
      return;
    }
    const { place } = reader;
    const { bytes } = await reader.value(true);
    const parsed = parseJson(new TextDecoder().decode(bytes));
    if (!parsed.ok) {
      yield jsonProblem(file, place, l10n.t('in column "{0}", {1}', step.key, parsed.error.message), false);
      return;
    }
    if (!Array.isArray(parsed.value)) {
      const message = l10n.t('The column "{0}" is no list, though the others are.', step.key);
      yield storedProblem('json-not-rows', file, place.line, message, false);
      return;
    }
    columns.push([step.key, parsed.value]);
  }
  const rows = columns[0]?.[1].length ?? 0;
  const other = columns.find(([, values]) => values.length !== rows);
  if (other) {
    const message = l10n.t(
      'The column "{0}" has {1} values, "{2}" has {3}: each needs one per row.',
      columns[0]![0],
      rows,
      other[0],
      other[1].length,
    );
    yield storedProblem('json-not-rows', file, line, message, false);
    return;
  }
  for (let row = 0; row < rows; row++) {
    yield { kind: 'row', row: PyDict.of(columns.map(([name, values]) => [name, values[row]!] as const)), file, line };
  }
}
