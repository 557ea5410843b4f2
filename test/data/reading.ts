import { readRows, type DataSource, type DataSpec, type FileSystem, type ReadOptions } from '../../src/data';
import { toJson } from '../../src/value';

/** A data block with nothing but a source and one split, unless `rest` says more. */
export function specOf(source: DataSource, rest: Partial<DataSpec> = {}): DataSpec {
  return {
    source,
    splits: new Map([['train', { name: 'train' }]]),
    rename: new Map(),
    derive: [],
    caps: new Map(),
    ...rest,
  };
}

/** What reading delivers, a line each: `index@line {row}` or `code:line`; with `files`, the file's name before it. */
export async function readLines(
  spec: DataSpec,
  fs: FileSystem,
  options: Partial<ReadOptions> & { readonly split?: string; readonly files?: boolean } = {},
): Promise<string[]> {
  const { split = 'train', files = false, ...rest } = options;
  const out: string[] = [];
  for await (const entry of readRows(spec, split, { base: '/base', fs, ...rest })) {
    const { file } = entry.kind === 'row' ? entry : entry.problem;
    const text =
      entry.kind === 'row'
        ? `${entry.index}@${entry.line} ${toJson(entry.row)}`
        : `${entry.problem.code}:${entry.problem.line}`;
    out.push(files ? `${file.split('/').at(-1)!} ${text}` : text);
  }
  return out;
}

/** The messages of the problems that reading finds. */
export async function readMessages(spec: DataSpec, fs: FileSystem): Promise<string[]> {
  const out: string[] = [];
  for await (const entry of readRows(spec, 'train', { base: '/base', fs })) {
    if (entry.kind === 'problem') out.push(entry.problem.message);
  }
  return out;
}
