import { dirname, join } from 'node:path/posix';
import * as l10n from '@vscode/l10n';
import {
  columnsOf,
  isDataFile,
  readRows,
  sourceOfFile,
  withoutEnding,
  type Column,
  type DataSpec,
  type FileSource,
  type FileSystem,
  type Row,
} from '../data';
import type { HubOptions } from '../hub';
import { openDataset } from '../hub';
import { guessCluster, taskName, type SourceDraft } from '../import';
import { err, ok, type Result } from '../text';
import { hubSplits, slices, splitFiles } from './split-files';

/** What is known of data for which a task file is to be made. */
export interface Starter {
  /** The source as the task names it; paths are absolute, with forward slashes. */
  readonly source: SourceDraft;
  /** The task's splits by stored splits; absent where the source tells them itself. */
  readonly splits?: ReadonlyMap<string, string>;
  readonly columns: readonly Column[];
  /** The first rows, at most 200. */
  readonly rows: readonly Row[];
  /** A name for the task, from the file's or the dataset's. */
  readonly name: string;
  /** The FLAN cluster that the name tells; a guess. */
  readonly cluster?: string;
}

/** Why no task can be begun on data. */
export interface StarterProblem {
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

export interface StarterOptions {
  readonly fs: FileSystem;
  /** For datasets of the hub, whose first rows are downloaded. */
  readonly hub?: HubOptions;
}

const SAMPLE = 200;
/** Rows that are counted to slice a file; a longer one is sliced as if it ended here. */
const COUNTED = 20_000;

/** Whether a file's name says that it holds rows. */
export function isDataPath(path: string): boolean {
  return isDataFile(path) && !/(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*)\.json$/.test(path);
}

/** Looks at a file of rows and its neighbours. @param path absolute, with forward slashes */
export async function starterOfFile(path: string, { fs }: StarterOptions): Promise<Result<Starter, StarterProblem>> {
  const folder = dirname(path);
  const names = (await fs.glob(['*'], folder)).map((found) => found.replaceAll('\\', '/').slice(folder.length + 1));
  const files = splitFiles(path, names);
  const source = sourceOfFile(files ? join(folder, files.name) : path);
  const known = files?.splits ?? new Map<string, string>();
  const splits = known.size > 0 ? known : new Map([['train', 'train']]);
  const spec = specOf(source, splits);
  const read = await firstRows(spec, { base: folder, fs });
  if (!read.ok) return read;
  const { rows, count } = read.value;
  const parts = known.has('test') ? known : slices([...splits.values()][0] ?? 'train', count);
  const base = withoutEnding(files?.name ?? path.slice(folder.length + 1)).replace(/[._-]*\{split\}/, '');
  const wanted = base === '' ? folder.slice(folder.lastIndexOf('/') + 1) : base;
  return ok(starterWith({ kind: source.kind, path: source.path }, parts ?? splits, rows, wanted));
}

/** Looks at a dataset of the hub: fetches its list of files and the first rows. */
export async function starterOfDataset(
  id: string,
  config: string | undefined,
  { fs, hub }: StarterOptions & { readonly hub: HubOptions },
): Promise<Result<Starter, StarterProblem>> {
  const source = { kind: 'hf', id, ...(config === undefined ? {} : { config }) } as const;
  const dataset = await openDataset(source, hub);
  if (!dataset.ok) return err({ message: dataset.error.message, file: id, line: 0 });
  const splits = hubSplits([...dataset.value.splits.keys()]);
  const spec: DataSpec = { ...specOf(sourceOfFile(''), splits), source };
  const read = await firstRows(spec, { base: '/', fs, hub }, SAMPLE);
  if (!read.ok) return read;
  const pinned = { ...source, revision: dataset.value.revision };
  return ok(starterWith(pinned, splits, read.value.rows, id.slice(id.lastIndexOf('/') + 1), config));
}

function starterWith(
  source: SourceDraft,
  splits: ReadonlyMap<string, string>,
  rows: readonly Row[],
  wanted: string,
  config?: string,
): Starter {
  const name = taskName(config === undefined || config === 'default' ? wanted : `${wanted}_${config}`);
  const cluster = guessCluster([wanted, config]);
  return { source, splits, rows, columns: columnsOf(rows), name, ...(cluster === undefined ? {} : { cluster }) };
}

async function firstRows(
  spec: DataSpec,
  options: { readonly base: string; readonly fs: FileSystem; readonly hub?: HubOptions },
  limit = COUNTED,
): Promise<Result<{ readonly rows: readonly Row[]; readonly count: number }, StarterProblem>> {
  const split = ['train', ...spec.splits.keys()].find((name) => spec.splits.has(name)) ?? 'train';
  const rows: Row[] = [];
  let count = 0;
  for await (const entry of readRows(spec, split, { ...options, limit })) {
    if (entry.kind === 'problem') {
      const { severity, message, file, line } = entry.problem;
      if (severity === 'error' && count === 0) return err({ message, file, line });
      continue;
    }
    count++;
    if (rows.length < SAMPLE) rows.push(entry.row);
  }
  const { source } = spec;
  const file = source.kind === 'hf' ? source.id : typeof source.path === 'string' ? source.path : '';
  return count > 0 ? ok({ rows, count }) : err({ message: l10n.t('There are no rows in {0}.', file), file, line: 0 });
}

function specOf(source: FileSource, splits: ReadonlyMap<string, string>): DataSpec {
  return {
    source,
    splits: new Map([...splits].map(([split, name]) => [split, { name }])),
    rename: new Map(),
    derive: [],
    caps: new Map(),
  };
}
