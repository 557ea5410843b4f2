import * as l10n from '@vscode/l10n';
import { parseJson, PyDict, typeName } from '../../value';
import { storedProblem, type StoredRow } from '../stored-row';

/** One JSON object per line; empty lines hold no row. Types are kept: 1.0 stays a float, large integers stay exact. */
export async function* readJsonl(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<StoredRow> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  let begun = false;
  for await (const bytes of lines(chunks)) {
    line++;
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      yield storedProblem('not-utf8', file, line, l10n.t('This line is not UTF-8. Save the file as UTF-8.'));
      continue;
    }
    if (text.trim() === '') continue;
    if (!begun && text.trimStart().startsWith('[')) {
      const message = l10n.t('The file is one JSON list, not JSON Lines: name it with "json" under "data.source".');
      yield storedProblem('source-kind', file, line, message, false);
      return;
    }
    begun = true;
    yield parseLine(text, file, line);
  }
}

function parseLine(text: string, file: string, line: number): StoredRow {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, offset } = parsed.error;
    return storedProblem('json-invalid', file, line, l10n.t('Not valid JSON at column {0}: {1}', offset + 1, message));
  }
  if (parsed.value instanceof PyDict) return { kind: 'row', row: parsed.value, file, line };
  const found = typeName(parsed.value);
  return storedProblem('row-not-an-object', file, line, l10n.t('Expected a JSON object per line, found {0}.', found));
}

/** Splits at `\n`, before decoding, so that one bad byte spoils one line only. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield join([...rest, chunk.subarray(from, at)]);
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield join(rest);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
