import { dirname } from 'node:path';
import { readRows, type DataSpec, type ReadOptions, type RowEntry } from '../../data';
import { cacheMarks, type HubOptions } from '../../hub';
import type { Cancellation, SplitWindow, SplitWindowParams, TextDocument } from '../../language';
import { identify } from '../samples';
import { FencedFiles } from '../files/fenced-files';
import type { FilesOf } from '../files/server-files';
import { SplitWindows } from './split-windows';

/** Splits, searches and counts that are kept open at once; each may hold a file. */
const mostOpen = 8;

interface Open {
  readonly question: string;
  readonly files: FencedFiles;
  readonly windows: SplitWindows;
  readonly revision: string;
}

/** Opens the splits of tasks' data for paging, and keeps them open while neither files nor data blocks change. */
export class SplitReader {
  readonly #filesOf: FilesOf;
  readonly #foldersBeside: (uri: string) => readonly string[];
  readonly #hub: HubOptions | undefined;
  /** The one used last stands last. */
  readonly #open = new Map<string, Open>();
  #openings = 0;

  /**
   * @param foldersBeside where a task's data may lie; without any, only below the task's own folder
   * @param hub whose cache on the machine's disk is read; the network is never asked
   */
  constructor(filesOf: FilesOf, foldersBeside: (uri: string) => readonly string[], hub?: HubOptions) {
    this.#filesOf = filesOf;
    this.#foldersBeside = foldersBeside;
    this.#hub = hub && { ...hub, offline: true };
  }

  async read(
    { uri, path }: Pick<TextDocument, 'uri' | 'path'>,
    data: DataSpec,
    asked: SplitWindowParams,
    cancel?: Cancellation,
  ): Promise<SplitWindow> {
    const own = this.#filesOf(uri);
    if (!own) return nowhere(asked);
    const folders = this.#foldersBeside(uri);
    const fences = folders.length > 0 ? folders : [dirname(path)];
    const key = JSON.stringify([uri, asked.split, asked.isCount === true, asked.search ?? '']);
    const question = JSON.stringify([identify(data), fences]);
    const open =
      (await this.#known(key, question)) ?? (await this.#begin(key, question, path, data, asked, own, fences));
    const window = await open.windows.window(asked, cancel);
    const isHub = data.source.kind === 'hf';
    const named = (file: string): string => (isHub ? file : own.uriOf(file));
    return {
      ...window,
      revision: open.revision,
      rows: window.rows.map((row) => ({ ...row, file: named(row.file) })),
      files: window.files.map(named),
    };
  }

  async #known(key: string, question: string): Promise<Open | undefined> {
    const open = this.#open.get(key);
    if (open === undefined) return undefined;
    this.#open.delete(key);
    if (open.question === question && (await open.files.unchanged())) {
      this.#open.set(key, open);
      return open;
    }
    await open.windows.close();
    return undefined;
  }

  async #begin(
    key: string,
    question: string,
    path: string,
    data: DataSpec,
    { split, search }: SplitWindowParams,
    own: NonNullable<ReturnType<FilesOf>>,
    fences: readonly string[],
  ): Promise<Open> {
    const files = new FencedFiles(own, fences);
    const hub = this.#hub;
    const disk = this.#filesOf('file:///');
    if (hub && disk && data.source.kind === 'hf') {
      for (const mark of cacheMarks({ type: 'dataset', id: data.source.id }, hub)) await files.watch(mark, disk);
    }
    const options: ReadOptions = { base: dirname(path), fs: files, ...(hub ? { hub } : {}) };
    const rows = (): AsyncGenerator<RowEntry> => readRows(data, split, options);
    const windows = new SplitWindows(rows, search);
    const open = { question, files, windows, revision: String(++this.#openings) };
    this.#open.set(key, open);
    for (const [oldest, { windows: unused }] of this.#open) {
      if (this.#open.size <= mostOpen) break;
      this.#open.delete(oldest);
      void unused.close();
    }
    return open;
  }
}

/** What there is of a file that stands in no folder. */
function nowhere({ split }: SplitWindowParams): SplitWindow {
  return {
    revision: '',
    split,
    rows: [],
    columns: [],
    files: [],
    problems: [],
    seen: 0,
    matched: 0,
    count: 0,
    partial: false,
  };
}
