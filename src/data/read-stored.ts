import * as l10n from '@vscode/l10n';
import type { FileSystem } from './file-system';
import { findFiles, type FileLookup } from './find-files';
import { readCsv } from './read-csv';
import { readJsonl } from './read-jsonl';
import type { RowProblem } from './row';
import type { DataSource, FileSource, SplitSpec } from './spec';
import { slice } from './split';
import { storedProblem, type StoredRow } from './stored-row';

/** What stands at one place of a stored split. */
export interface NumberedRow {
  readonly entry: StoredRow;
  /** From 0; faulty rows count too: mending one does not move the rows behind it. */
  readonly index: number;
}

/**
 * The stretch of a stored split that `stored` asks for, over all its files.
 * @param aboutFiles takes what concerns whole files: it stands at no row, so no slice may cut it off
 */
export async function* readStored(
  source: DataSource,
  stored: SplitSpec,
  options: FileLookup,
  aboutFiles: RowProblem[],
): AsyncGenerator<NumberedRow> {
  if (source.kind === 'hf') {
    const message = l10n.t('Datasets of the hub cannot be read yet.');
    aboutFiles.push({ code: 'file-unreadable', severity: 'error', file: source.id, line: 0, message });
    return;
  }
  const files = await findFiles(source, stored, options);
  if (!files.ok) {
    aboutFiles.push(files.error);
    return;
  }
  yield* slice(numbered(readTexts(source, files.value, options.fs), aboutFiles), stored);
}

async function* readTexts(source: FileSource, files: readonly string[], fs: FileSystem): AsyncGenerator<StoredRow> {
  for (const file of files) {
    try {
      yield* readText(source, file, fs.stream(file));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      yield storedProblem('file-unreadable', file, 0, l10n.t('The data file cannot be read: {0}', reason), false);
    }
  }
}

function readText(source: FileSource, file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StoredRow> {
  switch (source.kind) {
    case 'csv':
      return readCsv(chunks, file, { delimiter: source.delimiter, quotes: source.quotes });
    case 'tsv':
      return readCsv(chunks, file, { delimiter: '\t', quotes: source.quotes });
    case 'jsonl':
    case 'json':
    case 'parquet':
      return readJsonl(chunks, file);
  }
}

/** Gives every stored row its place. */
async function* numbered(rows: AsyncIterable<StoredRow>, aboutFiles: RowProblem[]): AsyncGenerator<NumberedRow> {
  let index = 0;
  for await (const entry of rows) {
    if (entry.kind === 'problem' && !entry.isRow) aboutFiles.push(entry.problem);
    else yield { entry, index: index++ };
  }
}
