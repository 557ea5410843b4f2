import type { ExportExample } from './rows/example';

export type RowFormatId = 'prompt_completion' | 'messages' | 'alpaca' | 'axolotl_segments' | 'inputs_targets';

/** What a column holds, the same in JSONL and Parquet. No value is ever missing, so that every reader sees one type. */
export type RecordType =
  | { readonly kind: 'string' }
  /** 64 bits. */
  | { readonly kind: 'int' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'list'; readonly of: RecordType }
  | { readonly kind: 'struct'; readonly fields: readonly RecordColumn[] };

export interface RecordColumn {
  readonly name: string;
  readonly type: RecordType;
}

/** Plain JSON. */
export type RecordValue = string | number | boolean | readonly RecordValue[] | { readonly [name: string]: RecordValue };

export type ExportRecord = Readonly<Record<string, RecordValue>>;

/** What a row format may be told. */
export interface RowFormatSettings {
  /** A system message before each conversation; none where absent. */
  readonly system?: string;
  /** The end-of-text token as text, for trainers that do not add it themselves; absent where no tokenizer is known. */
  readonly endOfText?: string;
}

/** A shape of rows that trainers read; each can be written as JSONL or as Parquet. */
export interface RowFormat {
  readonly id: RowFormatId;
  /** One sentence for a person who chooses; in the user's language. */
  readonly summary: () => string;
  /** In the order of the record's keys; provenance is added behind them. */
  readonly columns: readonly RecordColumn[];
  /** Where the separator stands: in the completion, or nowhere, because the tool puts marks of its own between. */
  readonly separator: 'in-completion' | 'left-to-the-tool';
  readonly toRecord: (example: ExportExample, settings: RowFormatSettings) => ExportRecord;
}
