import * as l10n from '@vscode/l10n';
import { PyDict } from '../value';
import type { CsvFormat } from './csv-format';
import { csvRecords } from './csv-records';
import { storedProblem, type StoredRow } from './stored-row';

/**
 * Delimited text with a header line (RFC 4180, with any delimiter and any line end); every cell is a string.
 * A stray quotation mark spoils its own row; one that never closes takes the rest of the file with it.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  format: CsvFormat,
): AsyncGenerator<StoredRow> {
  let header: readonly string[] | undefined;
  let line = 1;
  for await (const { record, raw } of csvRecords(chunks, format)) {
    const start = line + leadingBreaks(raw);
    line += countBreaks(raw);
    if (record === undefined) {
      yield storedProblem('csv-invalid', file, start, l10n.t('A quotation mark opens here and never closes.'));
      continue;
    }
    const cells = withoutStrayReturn(record, raw);
    if (!header) {
      header = cells;
      const fault = headerFault(cells, file, start);
      if (fault) {
        yield fault;
        return;
      }
    } else {
      yield readRow(header, cells, raw, format, file, start);
    }
  }
  if (!header) {
    yield storedProblem(
      'header-missing',
      file,
      1,
      l10n.t('The file is empty; expected a line of column names.'),
      false,
    );
  }
}

function headerFault(header: readonly string[], file: string, line: number): StoredRow | undefined {
  const seen = new Set<string>();
  for (const name of header) {
    if (seen.has(name)) {
      return storedProblem('header-duplicate', file, line, l10n.t('Two columns are called "{0}".', name), false);
    }
    seen.add(name);
  }
  return undefined;
}

function readRow(
  header: readonly string[],
  cells: readonly string[],
  raw: string,
  format: CsvFormat,
  file: string,
  line: number,
): StoredRow {
  if (format.quotes && raw.includes('"') && !isWellQuoted(raw, format.delimiter)) {
    const remedy = l10n.t('Quote the whole cell and double the quotation marks in it, or set "quotes: false".');
    return storedProblem('csv-invalid', file, line, l10n.t('A quotation mark stands inside a cell. {0}', remedy));
  }
  if (cells.length !== header.length) {
    const message = l10n.t('Expected {0} cells as in the header, found {1}.', header.length, cells.length);
    return storedProblem('cell-count', file, line, message);
  }
  if (cells.some((cell) => cell.includes('\ufffd'))) {
    const message = l10n.t('This row is not UTF-8, or holds the character U+FFFD. Save the file as UTF-8.');
    return storedProblem('not-utf8', file, line, message);
  }
  return { kind: 'row', row: PyDict.of(header.map((name, i) => [name, cells[i]!])), file, line };
}

/** Whether every quotation mark of a record opens a cell, closes it, or stands doubled in it. */
function isWellQuoted(raw: string, delimiter: string): boolean {
  const text = raw.replace(/^[\r\n]+|[\r\n]+$/g, '').replace(/^\ufeff/, '');
  for (let at = 0; ; at += delimiter.length) {
    if (text[at] === '"') {
      at = text.indexOf('"', at + 1);
      while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
      if (at < 0) return false;
      at++;
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next < 0 ? text.length : next;
      if (text.slice(at, end).includes('"')) return false;
      at = end;
    }
    if (at >= text.length) return true;
    if (!text.startsWith(delimiter, at)) return false;
  }
}

/** Where a file mixes line ends, the parser leaves the `\r` of some on their last cell. */
function withoutStrayReturn(cells: readonly string[], raw: string): readonly string[] {
  const last = cells.at(-1);
  if (!raw.endsWith('\r\n') || !last?.endsWith('\r')) return cells;
  return [...cells.slice(0, -1), last.slice(0, -1)];
}

/** The parser counts a `\r\n` inside quotes twice, so lines are counted here. */
function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function leadingBreaks(raw: string): number {
  return countBreaks(/^[\r\n]*/.exec(raw)?.[0] ?? '');
}
