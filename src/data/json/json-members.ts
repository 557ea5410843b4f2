import * as l10n from '@vscode/l10n';
import { parseJson } from '../../value';
import type { ByteReader, Place } from '../files/byte-reader';
import { storedProblem, type StoredRow } from '../stored-row';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const CLOSE = 0x7d;

/** Where a walk over an object's members has come to. */
export type MemberStep =
  /** The reader stands at the member's value, which is to be taken before the next step. */
  | { readonly kind: 'member'; readonly key: string; readonly place: Place }
  /** Behind the object. */
  | { readonly kind: 'end' }
  /** No member stands here, or the file ends. */
  | { readonly kind: 'broken'; readonly place: Place };

/** Goes on to the next member of the object in which the reader stands, behind its brace or behind a value. */
export async function nextMember(reader: ByteReader): Promise<MemberStep> {
  const sign = await reader.peek();
  if (sign === CLOSE) {
    reader.skip();
    return { kind: 'end' };
  }
  if (sign === COMMA) reader.skip();
  const first = await reader.peek();
  const { place } = reader;
  if (first !== QUOTE) return { kind: 'broken', place };
  const { bytes } = await reader.value(true);
  const key = parseJson(new TextDecoder().decode(bytes));
  if (!key.ok || typeof key.value !== 'string' || (await reader.peek()) !== COLON) return { kind: 'broken', place };
  reader.skip();
  return (await reader.peek()) === undefined ? { kind: 'broken', place } : { kind: 'member', key: key.value, place };
}

/** What a broken step means to people. */
export function brokenMember(file: string, place: Place): StoredRow {
  return jsonProblem(file, place, l10n.t('expected a key in double quotes, a colon and a value'), false);
}

/** @param isRow whether a row was meant to stand there */
export function jsonProblem(file: string, { line, byte }: Place, what: string, isRow: boolean): StoredRow {
  return storedProblem('json-invalid', file, line, l10n.t('Not valid JSON at column {0}: {1}', byte + 1, what), isRow);
}
