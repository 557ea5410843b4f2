import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { parserOptions, type CsvFormat, type CsvRecord } from './csv-format';

/** The records of delimited text with their text, as they come; those that could not be read stand at the end. */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>, format: CsvFormat): AsyncGenerator<CsvRecord> {
  const parser = parse(parserOptions(format));
  const skipped: string[] = [];
  parser.on('skip', (_error: CsvError | undefined, raw: string | undefined) => skipped.push(raw ?? ''));
  const source = Readable.from(chunks, { objectMode: true });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const item of source.pipe(parser)) yield item as CsvRecord;
    for (const raw of skipped) yield { record: undefined, raw };
  } finally {
    source.destroy();
    parser.destroy();
  }
}
