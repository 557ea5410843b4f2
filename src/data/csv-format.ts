/** What of the format differs between files. */
export interface CsvFormat {
  readonly delimiter: string;
  /** Whether quotation marks quote. */
  readonly quotes: boolean;
}

/** A record with its text; `record` is undefined where a quotation mark never closes. */
export interface CsvRecord {
  readonly record: readonly string[] | undefined;
  readonly raw: string;
}

/** How `csv-parse` is asked, whatever program it runs in. */
export function parserOptions({ delimiter, quotes }: CsvFormat) {
  return {
    bom: true,
    delimiter,
    quote: quotes ? '"' : null,
    raw: true,
    // Stray quotes are let through here and found in `raw`: the parser's own recovery loses the rows behind them.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  } as const;
}
