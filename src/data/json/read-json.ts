import * as l10n from '@vscode/l10n';
import { ByteReader } from '../files/byte-reader';
import { readColumns } from './json-columns';
import { layoutOf } from './json-layout';
import { brokenMember, jsonProblem, nextMember } from './json-members';
import { readElements } from './json-elements';
import { peek } from '../files/peek';
import { storedProblem, type StoredRow } from '../stored-row';

/** How much of a file is looked at to find its rows; an object longer than this is read as it goes. */
const headBytes = 1 << 20;

/**
 * JSON that holds rows: a list of objects, an object with such a list under one key, or an object of columns. Lists are
 * read one object at a time. Types are kept: 1.0 stays a float, large integers stay exact.
 * @param field the key under which the list stands; found where absent
 */
export async function* readJson(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  field?: string,
): AsyncGenerator<StoredRow> {
  const beginning = await peek(withoutMark(chunks), headBytes);
  const reader = new ByteReader(beginning.all);
  try {
    const layout = await layoutOf(beginning, field);
    if (!layout.ok) {
      yield storedProblem(layout.error.code, file, layout.error.line, layout.error.message, false);
      return;
    }
    await reader.peek();
    switch (layout.value.kind) {
      case 'list':
        yield* readList(reader, file);
        return;
      case 'member':
        yield* readMember(reader, file, layout.value.key, field === undefined);
        return;
      case 'columns':
        yield* readColumns(reader, file);
    }
  } finally {
    await reader.close();
  }
}

async function* readList(reader: ByteReader, file: string): AsyncGenerator<StoredRow> {
  yield* readElements(reader, file);
  if ((await reader.peek()) === undefined) return;
  yield jsonProblem(file, reader.place, l10n.t('expected the end of the file behind the list'), false);
}

/** @param guessed whether nobody said which list is meant, so that a second one is worth a word */
async function* readMember(
  reader: ByteReader,
  file: string,
  wanted: string,
  guessed: boolean,
): AsyncGenerator<StoredRow> {
  let found = false;
  reader.skip();
  for (let step = await nextMember(reader); step.kind !== 'end'; step = await nextMember(reader)) {
    if (step.kind === 'broken') {
      yield brokenMember(file, step.place);
      return;
    }
    const { key, place } = step;
    if (key !== wanted || found) {
      const { bytes } = await reader.value(guessed && found);
      if (!/^\[\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) continue;
      const message = l10n.t(
        '"{0}" is read, but "{1}" too holds a list of objects: name one with "field".',
        wanted,
        key,
      );
      yield storedProblem('json-ambiguous', file, place.line, message, false, 'warning');
      return;
    }
    found = true;
    if ((await reader.peek()) !== OPEN_LIST) {
      yield storedProblem('json-not-rows', file, place.line, l10n.t('The key "{0}" holds no list.', key), false);
      return;
    }
    yield* readElements(reader, file);
  }
  if (!found) yield storedProblem('json-not-rows', file, 0, l10n.t('The file has no key "{0}".', wanted), false);
}

const OPEN_LIST = 0x5b;

/** The byte order mark that some editors put first. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, 3);
  let skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for await (const chunk of all) {
    yield chunk.subarray(Math.min(skip, chunk.length));
    skip -= Math.min(skip, chunk.length);
  }
}
