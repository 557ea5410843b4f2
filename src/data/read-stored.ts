import * as l10n from '@vscode/l10n';
import type { FileSystem } from './file-system';
import { findFiles, type FileLookup } from './find-files';
import { readCsv } from './read-csv';
import { readJsonl } from './read-jsonl';
import { readParquet } from './read-parquet';
import type { NumberedRow, Reading } from './reading';
import type { DataSource, FileSource, SplitSpec } from './spec';
import { slice } from './split';
import { storedProblem, type StoredRow } from './stored-row';

/** The stretch of a stored split that `stored` asks for, over all its files. */
export async function* readStored(
  source: DataSource,
  stored: SplitSpec,
  options: FileLookup,
  reading: Reading,
): AsyncGenerator<NumberedRow> {
  if (source.kind === 'hf') {
    const message = l10n.t('Datasets of the hub cannot be read yet.');
    reading.tell({ code: 'file-unreadable', severity: 'error', file: source.id, line: 0, message });
    return;
  }
  const files = await findFiles(source, stored, options);
  if (!files.ok) {
    reading.tell(files.error);
    return;
  }
  const { fs } = options;
  if (source.kind === 'parquet') {
    yield* readParquet(
      files.value.map((name) => ({ name, open: () => fs.open(name) })),
      stored,
      reading,
    );
  } else {
    yield* slice(numbered(readTexts(source, files.value, fs), reading), stored);
  }
}

/** A source whose files are text, to be read from their beginning. */
type TextSource = Exclude<FileSource, { kind: 'parquet' }>;

async function* readTexts(source: TextSource, files: readonly string[], fs: FileSystem): AsyncGenerator<StoredRow> {
  for (const file of files) {
    try {
      yield* readText(source, file, fs.stream(file));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      yield storedProblem('file-unreadable', file, 0, l10n.t('The data file cannot be read: {0}', reason), false);
    }
  }
}

function readText(source: TextSource, file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StoredRow> {
  switch (source.kind) {
    case 'csv':
      return readCsv(chunks, file, { delimiter: source.delimiter, quotes: source.quotes });
    case 'tsv':
      return readCsv(chunks, file, { delimiter: '\t', quotes: source.quotes });
    case 'jsonl':
    case 'json':
      return readJsonl(chunks, file);
  }
}

/** Gives every stored row its place. */
async function* numbered(rows: AsyncIterable<StoredRow>, { tell }: Reading): AsyncGenerator<NumberedRow> {
  let index = 0;
  for await (const entry of rows) {
    if (entry.kind === 'problem' && !entry.isRow) tell(entry.problem);
    else yield { entry, index: index++ };
  }
}
