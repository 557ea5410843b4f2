import { parse } from 'csv-parse/browser/esm/sync';
import { parserOptions, type CsvRecord } from './csv-format';
import type { csvRecords as nodeRecords } from './csv-records';
import { joinBytes } from './files/join-bytes';

/** The same without Node's streams: the file is in memory already, so it is read at once. */
export const csvRecords: typeof nodeRecords = async function* (chunks, format) {
  const parts: Uint8Array[] = [];
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    failure = { error };
  }
  const skipped: string[] = [];
  const options = {
    ...parserOptions(format),
    on_skip: (_error: unknown, raw: string | undefined) => void skipped.push(raw ?? ''),
  };
  // It wants text, or a Buffer of its own; the mark at the beginning is its business.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(joinBytes(parts));
  // Its types know no `null` for a quotation mark that there is not.
  const found: unknown = parse(text, options as never);
  yield* found as readonly CsvRecord[];
  for (const raw of skipped) yield { record: undefined, raw };
  if (failure) throw failure.error;
};
