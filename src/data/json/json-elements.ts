import * as l10n from '@vscode/l10n';
import { parseJson, PyDict, typeName } from '../../value';
import type { ByteReader, Place } from '../files/byte-reader';
import { jsonProblem } from './json-members';
import { storedProblem, type StoredRow } from '../stored-row';

const COMMA = 0x2c;
const CLOSE = 0x5d;

/**
 * The objects of a list, one at a time; the reader stands at the list's bracket, and then behind the list. What is no
 * object spoils its own place only.
 */
export async function* readElements(reader: ByteReader, file: string): AsyncGenerator<StoredRow> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  reader.skip();
  for (let first = true; ; first = false) {
    let sign = await reader.peek();
    if (sign === CLOSE) {
      reader.skip();
      return;
    }
    if (sign === COMMA && !first) {
      const { place } = reader;
      reader.skip();
      sign = await reader.peek();
      if (sign === CLOSE) {
        yield jsonProblem(file, place, l10n.t('no comma may stand before "]"'), false);
        continue;
      }
    } else if (sign !== undefined && !first) {
      yield jsonProblem(file, reader.place, l10n.t('expected "," or "]" behind the object'), false);
    }
    const { place } = reader;
    if (sign === undefined) {
      yield jsonProblem(file, place, l10n.t('the list is never closed; the file may be cut off'), false);
      return;
    }
    const { bytes, closed } = await reader.value(true);
    if (!closed) {
      yield jsonProblem(file, place, l10n.t('this value is never closed; the file may be cut off'), false);
      return;
    }
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      yield storedProblem('not-utf8', file, place.line, l10n.t('This row is not UTF-8. Save the file as UTF-8.'));
      continue;
    }
    yield parseElement(text, place, file);
  }
}

function parseElement(text: string, place: Place, file: string): StoredRow {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, offset } = parsed.error;
    return jsonProblem(file, placeIn(text, offset, place), message, true);
  }
  if (parsed.value instanceof PyDict) return { kind: 'row', row: parsed.value, file, line: place.line };
  const found = typeName(parsed.value);
  const message = l10n.t('Expected an object in the list, found {0}.', found);
  return storedProblem('row-not-an-object', file, place.line, message);
}

/** The place of an offset in a text that begins at `start`. */
function placeIn(text: string, offset: number, start: Place): Place {
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1)!;
  return before.length === 1
    ? { line: start.line, byte: start.byte + last.length }
    : { line: start.line + before.length - 1, byte: last.length };
}
