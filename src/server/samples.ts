import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  columnsOf,
  drawSample,
  takeSample,
  type DataSpec,
  type ReadOptions,
  type RowDraw,
  type RowProblem,
  type RowSample,
} from '../data';
import { cacheMarks, type HubOptions } from '../hub';
import type { Cancellation, Sample, TextDocument } from '../language';
import { FencedFiles } from './files/fenced-files';
import type { FilesOf } from './files/server-files';

/** A sample, what it was asked with, and the files that it came from. */
interface Kept {
  readonly question: string;
  readonly files: FencedFiles;
  readonly sample: Promise<Sample>;
  /** When the files were last looked at, by the clock of `performance`. */
  looked: number;
}

type Place = Pick<TextDocument, 'uri' | 'path'>;

/** Rows of which task file, and all that decides which they are. */
interface Asked {
  readonly document: Place;
  readonly data: DataSpec;
  readonly question: unknown;
}

/** First rows that are kept: of the files that are open, and of some that were only checked. */
const mostFirst = 40;

/** Draws that are kept; a task has one for each split. */
const mostDraws = 12;

/** Reads the first rows of tasks' data, draws others, and keeps them while neither the files nor the data blocks change. */
export class Samples {
  readonly #filesOf: FilesOf;
  readonly #foldersBeside: (uri: string) => readonly string[];
  /** The ones that were asked for last, last. */
  readonly #first = new Map<string, Kept>();
  /** In the same order. */
  readonly #draws = new Map<string, Kept>();
  readonly #hub: HubOptions | undefined;
  readonly #trust: number;
  /** When somebody said that files may have changed. */
  #outdated = 0;
  #readings = 0;

  /**
   * @param foldersBeside where a task's data may lie; without any, only below the task's own folder
   * @param hub whose cache on the machine's disk is read; the network is never asked
   * @param trust milliseconds for which files stay as they were seen unless {@link outdate} is called: the disk is not
   * asked at every keystroke
   */
  constructor(filesOf: FilesOf, foldersBeside: (uri: string) => readonly string[], hub?: HubOptions, trust = 0) {
    this.#trust = trust;
    this.#filesOf = filesOf;
    this.#foldersBeside = foldersBeside;
    this.#hub = hub && { ...hub, offline: true };
  }

  /** Files may have changed. */
  outdate(): void {
    this.#outdated = performance.now();
  }

  /** The first rows of a task's data. */
  async read(document: Place, data: DataSpec, limit: number): Promise<Sample> {
    const question = [identify(data), limit];
    const sample = await this.#keep(this.#first, document.uri, { document, data, question }, (options) =>
      takeSample(data, { ...options, limit }),
    );
    dropOldest(this.#first, mostFirst);
    return sample;
  }

  /** Rows of a split, drawn by seed; once cancelled, those that were drawn by then. */
  async draw(document: Place, data: DataSpec, draw: RowDraw, cancel?: Cancellation): Promise<Sample> {
    const key = `${draw.split} ${document.uri}`;
    const isCancelled = (): boolean => cancel?.isCancellationRequested === true;
    const question = [identify(data), draw];
    const sample = await this.#keep(this.#draws, key, { document, data, question }, (options) =>
      drawSample(data, draw, options, isCancelled),
    );
    if (isCancelled()) this.#draws.delete(key);
    dropOldest(this.#draws, mostDraws);
    return sample;
  }

  async #keep(
    kept: Map<string, Kept>,
    key: string,
    { document: { uri, path }, data, question: asked }: Asked,
    take: (options: ReadOptions) => Promise<RowSample>,
  ): Promise<Sample> {
    const own = this.#filesOf(uri);
    if (!own) return nowhere();
    const base = dirname(path);
    const folders = this.#foldersBeside(uri);
    const fences = folders.length > 0 ? folders : [base];
    const question = JSON.stringify([asked, fences]);
    const before = kept.get(key);
    if (before?.question === question) {
      await before.sample;
      if (await this.#isUnchanged(before)) {
        if (kept.delete(key)) kept.set(key, before);
        return before.sample;
      }
      // Another request may have found the same while this one looked.
      const newer = kept.get(key);
      if (newer !== before && newer?.question === question) return newer.sample;
    }
    const files = new FencedFiles(own, fences);
    const revision = `${String(++this.#readings)} ${question}`;
    const sample = this.#watched(data, files)
      .then((hub) => take({ base, fs: files, ...(hub ? { hub } : {}) }))
      .then((taken) => ({ revision, ...taken, columns: columnsOf(taken.rows) }));
    kept.delete(key);
    kept.set(key, { question, files, sample, looked: performance.now() });
    return sample;
  }

  async #isUnchanged(kept: Kept): Promise<boolean> {
    const now = performance.now();
    if (kept.looked > this.#outdated && now - kept.looked < this.#trust) return true;
    const isSame = await kept.files.unchanged();
    if (isSame) kept.looked = now;
    return isSame;
  }

  /** How the hub is reached, its cache watched from now on where the data is of there. */
  async #watched(data: DataSpec, files: FencedFiles): Promise<HubOptions | undefined> {
    const hub = this.#hub;
    const disk = this.#filesOf('file:///');
    if (hub && disk && data.source.kind === 'hf') {
      for (const mark of cacheMarks({ type: 'dataset', id: data.source.id }, hub)) await files.watch(mark, disk);
    }
    return hub;
  }
}

function dropOldest(kept: Map<string, Kept>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
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
