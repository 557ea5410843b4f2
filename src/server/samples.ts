import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { columnsOf, takeSample, type DataSpec, type ReadOptions, type RowProblem } from '../data';
import { cacheMarks, type HubOptions } from '../hub';
import type { Sample, TextDocument } from '../language';
import { FencedFiles } from './files/fenced-files';
import type { FilesOf } from './files/server-files';

/** A sample, what it was asked with, and the files that it came from. */
interface Kept {
  readonly question: string;
  readonly files: FencedFiles;
  readonly sample: Promise<Sample>;
}

/** Reads the first rows of tasks' data and keeps them while neither the files nor the data blocks change. */
export class Samples {
  readonly #filesOf: FilesOf;
  readonly #foldersBeside: (uri: string) => readonly string[];
  readonly #kept = new Map<string, Kept>();
  readonly #hub: HubOptions | undefined;
  #readings = 0;

  /**
   * @param foldersBeside where a task's data may lie; without any, only below the task's own folder
   * @param hub whose cache on the machine's disk is read; the network is never asked
   */
  constructor(filesOf: FilesOf, foldersBeside: (uri: string) => readonly string[], hub?: HubOptions) {
    this.#filesOf = filesOf;
    this.#foldersBeside = foldersBeside;
    this.#hub = hub && { ...hub, offline: true };
  }

  async read({ uri, path }: Pick<TextDocument, 'uri' | 'path'>, data: DataSpec, limit: number): Promise<Sample> {
    const own = this.#filesOf(uri);
    if (!own) return nowhere();
    const base = dirname(path);
    const folders = this.#foldersBeside(uri);
    const fences = folders.length > 0 ? folders : [base];
    const question = JSON.stringify([identify(data), limit, fences]);
    const kept = this.#kept.get(uri);
    if (kept?.question === question) {
      await kept.sample;
      if (await kept.files.unchanged()) return kept.sample;
      // Another request may have found the same while this one looked.
      const newer = this.#kept.get(uri);
      if (newer !== kept && newer?.question === question) return newer.sample;
    }
    const files = new FencedFiles(own, fences);
    const revision = `${String(++this.#readings)} ${question}`;
    const sample = this.#take(data, revision, { base, limit, fs: files });
    this.#kept.set(uri, { question, files, sample });
    return sample;
  }

  async #take(
    data: DataSpec,
    revision: string,
    options: ReadOptions & { readonly limit: number; readonly fs: FencedFiles },
  ): Promise<Sample> {
    const hub = this.#hub;
    const disk = this.#filesOf('file:///');
    if (hub && disk && data.source.kind === 'hf') {
      for (const mark of cacheMarks(data.source.id, hub)) await options.fs.watch(mark, disk);
    }
    const { split, rows, indexes, problems } = await takeSample(data, hub ? { ...options, hub } : options);
    return { revision, split, rows, indexes, columns: columnsOf(rows), problems };
  }
}

/** What there is to show of a file that stands in no folder, such as one that is not saved yet: its paths lead nowhere. */
function nowhere(): Sample {
  const message = l10n.t(
    'Rows are shown only for saved files whose folder can be read; the paths of this one lead nowhere.',
  );
  const problem: RowProblem = { code: 'file-unreadable', severity: 'warning', file: '', line: 0, message };
  return { revision: '', split: '', rows: [], indexes: [], columns: [], problems: [problem] };
}

/** All of a data block that decides which rows come out of it. */
export function identify(data: DataSpec): unknown {
  return [
    data.source.kind === 'hf' || !(data.source.path instanceof Map) ? data.source : [data.source, ...data.source.path],
    [...data.splits],
    [...(data.columns ?? [])],
    [...data.rename],
    data.derive.map(({ name, template, isJson }) => [name, template.source, isJson]),
    data.keepIf?.source,
    [...data.caps],
  ];
}
