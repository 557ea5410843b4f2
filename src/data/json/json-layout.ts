import * as l10n from '@vscode/l10n';
import { err, ok, type Result } from '../../text';
import { ByteReader, type Place } from '../files/byte-reader';
import { nextMember } from './json-members';
import type { Peeked } from '../files/peek';
import type { RowProblemCode } from '../row';

/** Where the rows of a JSON file stand. */
export type JsonLayout =
  /** The file is a list of them. */
  | { readonly kind: 'list' }
  /** A list of them is a member of the object that the file is. */
  | { readonly kind: 'member'; readonly key: string }
  /** Every member of the object is a column, a list of values. */
  | { readonly kind: 'columns' };

/** Why a JSON file gives no rows. */
export interface LayoutFault {
  readonly code: RowProblemCode;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A member of the file's object: `rows` begins with an object, `list` with something else. */
interface Member {
  readonly key: string;
  readonly kind: 'rows' | 'list' | 'empty' | 'other';
}

/**
 * Judges from a file's beginning where its rows are.
 * @param beginning the file's first bytes, long enough to hold what stands before a long list, and whether they are all
 * @param field the member that is said to hold the rows
 */
export async function layoutOf(
  { head, whole }: Pick<Peeked, 'head' | 'whole'>,
  field: string | undefined,
): Promise<Result<JsonLayout, LayoutFault>> {
  const reader = new ByteReader(oneChunk(head));
  switch (charOf(await reader.peek())) {
    case '[': {
      if (field === undefined) return ok({ kind: 'list' });
      const message = l10n.t('The file is a list, so it has no key "{0}". Leave "field" out.', field);
      return err({ code: 'json-not-rows', line: 1, message });
    }
    case '{':
      return objectLayout(await walk(reader, whole), field);
    case undefined:
      return notRows(l10n.t('The file is empty.'));
    default:
      return notRows(l10n.t('The file is neither a list nor an object.'));
  }
}

/** What the head shows of an object. */
interface Walked {
  readonly members: readonly Member[];
  /** Whether the head holds the object to its end. */
  readonly closed: boolean;
  /** The first sign behind it. */
  readonly behind?: string;
  /** Where it stops being JSON. */
  readonly broken?: Place;
}

function objectLayout(walked: Walked, field: string | undefined): Result<JsonLayout, LayoutFault> {
  const { members, closed, behind, broken } = walked;
  if (closed && behind === '{') {
    const message = l10n.t('The file is JSON Lines, one object per line: name it with "jsonl" under "data.source".');
    return err({ code: 'source-kind', line: 1, message });
  }
  const keys = members.map(({ key }) => key).join(', ');
  if (field !== undefined) {
    if (!closed || members.some(({ key }) => key === field)) return ok({ kind: 'member', key: field });
    return err({
      code: 'json-not-rows',
      line: 1,
      message: l10n.t('The file has no key "{0}"; it has: {1}.', field, keys),
    });
  }
  const lists = members.filter(({ kind }) => kind !== 'other');
  const rows = lists.filter(({ kind }) => kind === 'rows');
  const values = lists.filter(({ kind }) => kind === 'list');
  if (values.length > 0 && lists.length === members.length) return ok({ kind: 'columns' });
  const candidates = rows.length > 0 ? rows : lists;
  if (candidates.length === 1) return ok({ kind: 'member', key: candidates[0]!.key });
  // Of an object that goes on behind the head, the last member seen is the long one.
  if (!closed && rows.length > 0) return ok({ kind: 'member', key: rows[0]!.key });
  if (broken) {
    const message = l10n.t('Not valid JSON at column {0}: expected a key, a colon and a value.', broken.byte + 1);
    return err({ code: 'json-invalid', line: broken.line, message });
  }
  if (candidates.length === 0) return notRows(l10n.t('The file is an object that holds no list.'));
  const names = candidates.map(({ key }) => key).join(', ');
  const message = l10n.t('Several keys hold lists of objects: {0}. Name the one that is meant with "field".', names);
  return err({ code: 'json-ambiguous', line: 1, message });
}

function notRows(what: string): Result<JsonLayout, LayoutFault> {
  const message = l10n.t('{0} Expected a list of objects, or an object with such a list.', what);
  return err({ code: 'json-not-rows', line: 1, message });
}

/** Looks at the members one by one, as far as the head goes and is JSON. */
async function walk(reader: ByteReader, whole: boolean): Promise<Walked> {
  const members: Member[] = [];
  reader.skip();
  for (let step = await nextMember(reader); step.kind !== 'end'; step = await nextMember(reader)) {
    if (step.kind === 'broken') return { members, closed: false, ...(whole ? { broken: step.place } : {}) };
    const { bytes, closed } = await reader.value(true);
    members.push({ key: step.key, kind: kindOf(bytes) });
    if (!closed) return { members, closed: false };
  }
  const behind = charOf(await reader.peek());
  return { members, closed: true, ...(behind === undefined ? {} : { behind }) };
}

function kindOf(value: Uint8Array): Member['kind'] {
  const [open, first] = new TextDecoder().decode(value.subarray(0, 256)).replace(/\s/g, '');
  if (open !== '[') return 'other';
  if (first === '{') return 'rows';
  return first === ']' ? 'empty' : 'list';
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function charOf(byte: number | undefined): string | undefined {
  return byte === undefined ? undefined : String.fromCharCode(byte);
}
