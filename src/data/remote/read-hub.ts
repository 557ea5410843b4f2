import {
  fetchFile,
  filesOfSplit,
  HubFailure,
  openDataset,
  openFile,
  type HubDataset,
  type HubFile,
  type HubOptions,
  type HubProblem,
  type RandomAccess,
} from '../../hub';
import { err, ok, type Result } from '../../text';
import { nodeFileSystem } from '../files/node-file-system';
import type { RowProblem } from '../row';
import type { RowFile } from '../files/row-file';
import type { FileSource, HubSource, SplitSpec } from '../spec';

/** A source whose files are text, to be read from their beginning. */
export type TextSource = Exclude<FileSource, { kind: 'parquet' }>;

/** The files of a stored split of a dataset of the hub. */
export type HubSplit =
  | { readonly kind: 'parquet'; readonly files: readonly RowFile[] }
  /** Read from their beginning, so they are on this machine: `files` are paths in the hub's cache. */
  | { readonly kind: 'text'; readonly source: TextSource; readonly files: readonly string[] };

/**
 * Finds a split on the hub, or in its cache.
 * @param whole whether all rows will be read; then Parquet files are fetched whole when they are opened, with their
 * hashes checked, and otherwise the footer and the row groups that are wanted
 */
export async function openHubSplit(
  source: HubSource,
  stored: SplitSpec,
  hub: HubOptions,
  whole: boolean,
): Promise<Result<HubSplit, RowProblem>> {
  const dataset = await openDataset(source, hub);
  if (!dataset.ok) return err(hubRowProblem(source.id, dataset.error));
  const files = filesOfSplit(dataset.value, stored.name);
  if (!files.ok) return err(hubRowProblem(source.id, files.error));
  const text = textSource(files.value);
  if (text === undefined) return ok({ kind: 'parquet', files: parquetFiles(dataset.value, files.value, hub, whole) });
  const paths = await Promise.all(files.value.map((file) => fetchFile(dataset.value, file, hub)));
  const here: string[] = [];
  for (const path of paths) {
    if (!path.ok) return err(hubRowProblem(source.id, path.error));
    here.push(path.value);
  }
  return ok({ kind: 'text', source: text, files: here });
}

/** A problem of the hub as reading reports it: it concerns the dataset, and no row. */
export function hubRowProblem(id: string, { code, message }: HubProblem): RowProblem {
  return { code, severity: 'error', file: id, line: 0, message };
}

function parquetFiles(
  dataset: HubDataset,
  files: readonly HubFile[],
  hub: HubOptions,
  whole: boolean,
): readonly RowFile[] {
  return files.map((file) => ({
    name: `${dataset.id}/${file.path}`,
    open: () => (whole ? openWhole(dataset, file, hub) : openParts(dataset, file, hub)),
  }));
}

async function openWhole(dataset: HubDataset, file: HubFile, hub: HubOptions): Promise<RandomAccess> {
  const path = await fetchFile(dataset, file, hub);
  if (!path.ok) throw new HubFailure(path.error);
  return nodeFileSystem.open(path.value);
}

async function openParts(dataset: HubDataset, file: HubFile, hub: HubOptions): Promise<RandomAccess> {
  const opened = await openFile(dataset, file, hub);
  if (!opened.ok) throw new HubFailure(opened.error);
  return opened.value;
}

/** How text files of the hub are read, all of one format; undefined for Parquet. */
function textSource([first]: readonly HubFile[]): TextSource | undefined {
  switch (first?.format) {
    case 'csv':
      return { kind: 'csv', path: '', delimiter: ',', quotes: true };
    case 'tsv':
      return { kind: 'tsv', path: '', quotes: true };
    case 'jsonl':
    case 'json':
      return { kind: first.format, path: '' };
    case 'parquet':
    case undefined:
      return undefined;
  }
}
