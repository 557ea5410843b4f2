import { dirname, relative, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { textOf, type Place, type YamlNode } from '../../formats';
import type { DataDraft, SourceDraft } from '../task-draft';
import type { Notes } from './notes';

type Entries = ReadonlyMap<string, YamlNode>;

/** Where the files of a task are, and where the task is going. */
export interface Folders {
  /** Where the harness's file stands; paths of data are relative to where the harness is started, which is a guess. */
  readonly from: string;
  readonly out: string;
}

/** Builders of `datasets` that read plain files, by our names for the same. */
const builders: ReadonlyMap<string, 'json' | 'jsonl' | 'csv' | 'parquet'> = new Map([
  ['json', 'json'],
  ['csv', 'csv'],
  ['parquet', 'parquet'],
]);

/** `dataset_kwargs` that say nothing about which rows there are. */
const harmless: ReadonlySet<string> = new Set(['trust_remote_code', 'data_files', 'revision', 'streaming']);

/** Source and splits; what no source here can say is left to a person. */
export function convertData(
  entries: Entries,
  rename: ReadonlyMap<string, string>,
  folders: Folders,
  notes: Notes,
): DataDraft {
  const splits = convertSplits(entries, notes);
  return {
    source: convertSource(entries, folders, notes),
    ...(splits.size > 0 ? { splits } : {}),
    ...(rename.size > 0 ? { rename } : {}),
  };
}

function convertSource(entries: Entries, folders: Folders, notes: Notes): SourceDraft {
  const kwargs = entries.get('dataset_kwargs');
  const options: Entries = kwargs?.kind === 'map' ? kwargs.entries : new Map<string, YamlNode>();
  const custom = entries.get('custom_dataset');
  const path = textOf(entries.get('dataset_path'));
  const at = custom ?? entries.get('dataset_path') ?? entries.get('task');
  const place = at?.place ?? { file: folders.from, line: 1, column: 1 };
  if (custom?.kind === 'function' || path === undefined || path === '') {
    const why = custom ? l10n.t('Python code makes the rows; it is not run here.') : l10n.t('No data set is named.');
    notes.add(
      'person',
      place,
      custom ? 'custom_dataset' : 'dataset_path',
      why,
      l10n.t('Name the data under "data.source".'),
    );
    return { kind: 'jsonl', path: 'data/{split}.jsonl' };
  }
  for (const [key, { place: where }] of options) {
    if (harmless.has(key)) continue;
    const why = l10n.t('An option of the data set’s own loader has no counterpart here.');
    notes.add(
      'person',
      where,
      `dataset_kwargs: ${key}`,
      why,
      l10n.t('Check that "data" gives the rows that are meant.'),
    );
  }
  const kind = builders.get(path);
  if (kind) return fileSource(kind, options.get('data_files'), place, folders, notes);
  const config = textOf(entries.get('dataset_name')) || undefined;
  const revision = textOf(options.get('revision')) || undefined;
  const files = options.get('data_files');
  if (files) {
    const why = l10n.t('Certain files of the hub’s data set are chosen; a source here takes all of a split.');
    notes.add(
      'person',
      files.place,
      'dataset_kwargs: data_files',
      why,
      l10n.t('Check that "data" gives the rows that are meant.'),
    );
  }
  return {
    kind: 'hf',
    id: path,
    ...(config === undefined ? {} : { config }),
    ...(revision === undefined ? {} : { revision }),
  };
}

function fileSource(
  builder: 'json' | 'jsonl' | 'csv' | 'parquet',
  files: YamlNode | undefined,
  place: Place,
  folders: Folders,
  notes: Notes,
): SourceDraft {
  const bySplit = new Map<string, readonly string[]>();
  if (files?.kind === 'map') for (const [split, node] of files.entries) bySplit.set(split, textsIn(node));
  else if (files) bySplit.set('train', textsIn(files));
  const all = [...bySplit.values()].flat();
  if (all.length === 0) {
    notes.add(
      'person',
      place,
      'dataset_kwargs',
      l10n.t('No data file is named.'),
      l10n.t('Name the data under "data.source".'),
    );
    return { kind: 'jsonl', path: 'data/{split}.jsonl' };
  }
  const far = all.find((file) => /^[a-z]+:\/\//.test(file));
  if (far !== undefined) {
    const remedy = l10n.t('Download the file, and name its path under "data.source".');
    notes.add('person', files?.place ?? place, far, l10n.t('The data file is not on this machine.'), remedy);
  }
  const near = ([...bySplit] as const).map(
    ([split, paths]) => [split, paths.map((file) => fromOut(file, folders))] as const,
  );
  const isLines = builder === 'json' && all.every((file) => /\.(?:jsonl|ndjson)(?:\.(?:gz|zst))?$/.test(file));
  return { kind: isLines ? 'jsonl' : builder, path: onePath(near) ?? new Map(near) };
}

/** One path with `{split}` where the splits' files differ in just the splits' names. */
function onePath(bySplit: readonly (readonly [string, readonly string[]])[]): string | undefined {
  const patterns = bySplit.map(([split, [file = '', ...more]]) => {
    const parts = file.split(split);
    return more.length > 0 || parts.length !== 2 ? undefined : parts.join('{split}');
  });
  const [first] = patterns;
  return patterns.every((pattern) => pattern === first) ? first : undefined;
}

function fromOut(file: string, { from, out }: Folders): string {
  if (/^[a-z]+:\/\//.test(file)) return file;
  return relative(out, resolve(dirname(from), file)).replaceAll('\\', '/');
}

function textsIn(node: YamlNode): string[] {
  const nodes = node.kind === 'list' ? node.items : [node];
  return nodes.flatMap((item) => textOf(item) ?? []);
}

const splitKeys = [
  ['train', 'training_split'],
  ['dev', 'validation_split'],
  ['test', 'test_split'],
] as const;

/** The harness's three splits. Slices in per cent, as `datasets` has them, are beyond ours. */
function convertSplits(entries: Entries, notes: Notes): ReadonlyMap<string, string> {
  const splits = new Map<string, string>();
  for (const [ours, theirs] of splitKeys) {
    const node = entries.get(theirs);
    const name = textOf(node);
    if (node === undefined || name === undefined || name === '') continue;
    if (/^[\w.-]+(?:\[[-+]?\d*:[-+]?\d*\])?$/.test(name)) splits.set(ours, name);
    else {
      const why = l10n.t('A split is chosen in a way that has no counterpart here.');
      notes.add('person', node.place, `${theirs}: ${name}`, why, l10n.t('Write the slice by row numbers.'));
    }
  }
  return splits;
}
