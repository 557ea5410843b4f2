import type { FileSystem } from '../data';
import type { ImportFormat } from './format';
import type { Imported, Importer, ImportContext } from './importer';
import { importers } from './importers';
import { uniqueNames } from './names';
import { isDataFile } from './sft/data-file';
import { refusal, type Refusal } from './refusal';
import type { ImportReport } from './report/report';
import type { ImportResult } from './result';
import { readSourceText, type SourceText } from './source-text';

export interface ImportOptions {
  readonly fs: FileSystem;
  /** Takes every file for one of this format; by default each is recognised by its content. */
  readonly from?: ImportFormat;
  /** Absolute path of the folder that the task files are meant for. */
  readonly out: string;
  /** Absolute paths that were found in a folder, not named: one of no known format is passed over in silence. */
  readonly found?: ReadonlySet<string>;
  /** Called before each file, counted from 0. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads files of other projects as task files. Nothing is written. One file's faults are in the report and keep no
 * other from being read.
 *
 * @param paths absolute
 */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const { fs, found, onProgress, signal } = options;
  const context: ImportContext = {
    out: options.out,
    fs,
    readText: async (path) => {
      const source = await readSourceText(fs, path);
      return source.kind === 'text' ? source.text : undefined;
    },
    nameTask: uniqueNames(),
  };
  const parts: Imported[] = [];
  for (const [index, path] of paths.entries()) {
    if (signal?.aborted) break;
    onProgress?.(index, paths.length);
    const source = await readSource(fs, path);
    if (source.kind !== 'text') {
      parts.push(failure(path, source.kind));
      continue;
    }
    const { text } = source;
    const importer = importers.find(
      options.from ? ({ id }) => id === options.from : (one) => one.recognises(text, path),
    );
    if (importer) {
      const part = await importer.convert({ path, text }, context);
      // Any file of rows may be prompts and answers; one that was not named need not be.
      const isOther = importer.id === 'sft' && part.files.length === 0 && part.person.length === 0;
      if (!isOther || !found?.has(path)) parts.push(part);
    } else if (!found?.has(path)) parts.push(failure(path, unknown(text)));
  }
  return { files: parts.flatMap(({ files }) => files), report: together(parts) };
}

/** The formats that `--from` may name, with their names for people. */
export function importFormats(): readonly Pick<Importer, 'id' | 'title'>[] {
  return importers;
}

/** What an import would take a file for; undefined where it would not know it. */
export function recogniseFormat(text: string, path: string): Pick<Importer, 'id' | 'title'> | undefined {
  return importers.find((importer) => importer.recognises(text, path));
}

/** Files of rows are streamed later, so only whether they are there is looked at. */
async function readSource(fs: FileSystem, path: string): Promise<SourceText> {
  if (!isDataFile(path)) return readSourceText(fs, path);
  return (await fs.exists(path)) ? { kind: 'text', text: '' } : { kind: 'missing' };
}

function unknown(text: string): Refusal {
  if (text.trim() === '') return 'empty';
  return /^flan: *(?:task|recipe)\//m.test(text) ? 'ours' : 'unknown';
}

function together(parts: readonly Imported[]): ImportReport {
  return {
    converted: parts.flatMap(({ converted }) => converted),
    aside: parts.flatMap(({ aside }) => aside),
    person: parts.flatMap(({ person }) => person),
    failed: parts.flatMap(({ failed }) => failed),
  };
}

function failure(path: string, kind: Refusal): Imported {
  const titles = importers.map(({ title }) => title);
  return { files: [], converted: [], aside: [], person: [], failed: [refusal(path, kind, titles)] };
}
