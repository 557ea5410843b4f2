import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { columnsOf, nodeFileSystem, readRows, type DataSpec, type Row } from '../data';
import type { Sample } from '../language';
import { isInside } from './inside';

/** Most faulty rows that are told; behind them the sample ends. */
const mostProblems = 20;

/** The splits that a sample is taken from, best first: what training sees is what an author writes for. */
const preferred = ['train', 'dev', 'test'];

/** Reads the first rows of tasks' data and keeps them while neither the files nor the data blocks change. */
export class Samples {
  readonly #folders: () => readonly string[];
  readonly #kept = new Map<string, { readonly revision: string; readonly sample: Promise<Sample> }>();

  /** @param folders where data may lie; without any, only below a task's own folder */
  constructor(folders: () => readonly string[]) {
    this.#folders = folders;
  }

  async read(taskPath: string, data: DataSpec, limit: number): Promise<Sample> {
    const base = dirname(taskPath);
    const split = preferred.find((name) => data.splits.has(name)) ?? [...data.splits.keys()][0] ?? 'train';
    const stored = data.splits.get(split)?.name ?? split;
    const file = resolve(base, data.source.path.replaceAll('{split}', stored));
    const revision = `${identify(data)} ${split} ${limit} ${await stampOf(file)}`;
    const kept = this.#kept.get(taskPath);
    if (kept?.revision === revision) return kept.sample;
    const sample = this.#take(file, data, split, { base, limit, revision });
    this.#kept.set(taskPath, { revision, sample });
    return sample;
  }

  async #take(
    file: string,
    data: DataSpec,
    split: string,
    { base, limit, revision }: { readonly base: string; readonly limit: number; readonly revision: string },
  ): Promise<Sample> {
    const folders = this.#folders();
    const rows: Row[] = [];
    const problems: string[] = [];
    if (!(await isInside(file, folders.length > 0 ? folders : [base]))) {
      problems.push(l10n.t('{0} lies outside the workspace, so it is not read.', file));
    } else if (data.source.path !== '') {
      for await (const entry of readRows(data, split, { base, fs: nodeFileSystem, limit })) {
        if (entry.kind === 'row') rows.push(entry.row);
        else problems.push(tell(entry.problem));
        if (problems.length >= mostProblems) break;
      }
    }
    return { revision, split, rows, columns: columnsOf(rows), problems };
  }
}

function tell({
  file,
  line,
  message,
}: {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}): string {
  return line > 0 ? `${file}:${line}: ${message}` : message;
}

/** All of a data block that decides which rows come out of it. */
function identify(data: DataSpec): string {
  return JSON.stringify([
    data.source,
    [...data.splits],
    [...(data.columns ?? [])],
    [...data.rename],
    data.derive.map(({ name, template }) => [name, template.source]),
    data.keepIf?.source,
    [...data.caps],
  ]);
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return 'none';
  }
}
