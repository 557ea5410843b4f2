import * as l10n from '@vscode/l10n';
import type { FileSystem } from './files/file-system';
import { notDownloaded, type HubOptions } from '../hub';
import { DataFault } from './data-fault';
import { decompress } from './files/decompress';
import { findFiles, type FileLookup } from './files/find-files';
import { nodeFileSystem } from './files/node-file-system';
import { readCsv } from './read-csv';
import { readJson } from './json/read-json';
import { readJsonl } from './json/read-jsonl';
import { hubRowProblem, openHubSplit, type TextSource } from './remote/read-hub';
import { readParquet } from './parquet/read-parquet';
import type { NumberedRow, Reading } from './reading';
import type { DataSource, HubSource, SplitSpec } from './spec';
import { needsAll, slice } from './split';
import { storedProblem, type StoredRow } from './stored-row';
import { untilFault } from './until-fault';

/** How stored rows are reached, and how many of them are wanted. */
export interface StoredOptions extends FileLookup {
  /** For datasets of the hub. Without it they are as if nothing had been downloaded. */
  readonly hub?: HubOptions;
  /** Rows after which no more will be taken. */
  readonly most: number;
}

/** The stretch of a stored split that `stored` asks for, over all its files. */
export async function* readStored(
  source: DataSource,
  stored: SplitSpec,
  options: StoredOptions,
  reading: Reading,
): AsyncGenerator<NumberedRow> {
  if (source.kind === 'hf') {
    yield* readHub(source, stored, options, reading);
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
    yield* slice(numbered(readTexts(source, files.value, stored, fs, reading), reading), stored);
  }
}

/** A split of a dataset of the hub; of Parquet, only what the wanted rows need is transferred. */
async function* readHub(
  source: HubSource,
  stored: SplitSpec,
  { hub, most }: StoredOptions,
  reading: Reading,
): AsyncGenerator<NumberedRow> {
  if (!hub) {
    reading.tell(hubRowProblem(source.id, notDownloaded({ type: 'dataset', id: source.id }).problem));
    return;
  }
  const split = await openHubSplit(source, stored, hub, needsAll(stored, most));
  if (!split.ok) reading.tell(split.error);
  else if (split.value.kind === 'parquet') yield* readParquet(split.value.files, stored, reading);
  else
    yield* slice(
      numbered(readTexts(split.value.source, split.value.files, stored, nodeFileSystem, reading), reading),
      stored,
    );
}

async function* readTexts(
  source: TextSource,
  files: readonly string[],
  stored: SplitSpec,
  fs: FileSystem,
  reading: Reading,
): AsyncGenerator<StoredRow> {
  for (const file of files) {
    let fault: unknown;
    const bytes = untilFault(decompress(fs.stream(file), file), source.kind !== 'json', (thrown) => (fault = thrown));
    for await (const entry of readText(source, file, stored, bytes)) {
      yield entry;
      if (reading.isHopeless(file)) break;
    }
    if (fault !== undefined) yield unreadable(file, fault);
  }
}

function readText(
  source: TextSource,
  file: string,
  { name: split }: SplitSpec,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<StoredRow> {
  switch (source.kind) {
    case 'csv':
      return readCsv(chunks, file, { delimiter: source.delimiter, quotes: source.quotes });
    case 'tsv':
      return readCsv(chunks, file, { delimiter: '\t', quotes: source.quotes });
    case 'json':
      return readJson(chunks, file, source.field?.replaceAll('{split}', split));
    case 'jsonl':
      return readJsonl(chunks, file);
  }
}

function unreadable(file: string, error: unknown): StoredRow {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof DataFault ? error.code : 'file-unreadable';
  return storedProblem(code, file, 0, l10n.t('The data file cannot be read: {0}', reason), false);
}

/** Gives every stored row its place. */
async function* numbered(rows: AsyncIterable<StoredRow>, { tell }: Reading): AsyncGenerator<NumberedRow> {
  let index = 0;
  for await (const entry of rows) {
    if (entry.kind === 'problem' && !entry.isRow) tell(entry.problem);
    else yield { entry, index: index++ };
  }
}
