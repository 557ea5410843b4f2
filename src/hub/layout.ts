import type { HubFile, HubFileFormat, TreeFile } from './dataset';

/** The files of one configuration. */
export interface ConfigLayout {
  readonly splits: ReadonlyMap<string, readonly HubFile[]>;
  readonly partial: readonly string[];
}

/** How a commit's files make configurations and splits. */
export interface DatasetLayout {
  readonly configs: ReadonlyMap<string, ConfigLayout>;
  /** The configuration that the dataset's card makes the default. */
  readonly defaultConfig?: string;
}

const formats: Readonly<Record<string, HubFileFormat>> = {
  parquet: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
};

/** JSON that describes a dataset and holds no rows of it. */
const descriptions = new Set(['dataset_infos.json', 'dataset_info.json', 'dataset_dict.json', 'state.json']);

/** The file with its format, by its name; undefined where it holds no rows that can be read. */
export function dataFile(file: TreeFile): HubFile | undefined {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (descriptions.has(name) || file.path.split('/').some((part) => /^[._]/.test(part))) return undefined;
  const extension = /\.([a-z]+)(?:\.(?:gz|zst))?$/.exec(name)?.[1] ?? '';
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
  return format && { ...file, format };
}

/** A split's files in the order of its rows: shards are numbered with leading zeros, so names sort. */
export function inOrder(files: readonly HubFile[]): readonly HubFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
