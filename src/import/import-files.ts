import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import type { ImportFormat } from './format';
import type { Imported, Importer, ImportContext } from './importer';
import { importers } from './importers';
import { uniqueNames } from './names';
import { isDataFile } from './sft/data-file';
import type { ImportReport, ReportItem } from './report';
import type { ImportResult } from './result';

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
    readText: (path) => readText(fs, path),
    nameTask: uniqueNames(),
  };
  const parts: Imported[] = [];
  for (const [index, path] of paths.entries()) {
    if (signal?.aborted) break;
    onProgress?.(index, paths.length);
    const text = isDataFile(path) ? '' : await readText(fs, path);
    if (text === undefined) {
      parts.push(failure(unreadable(path)));
      continue;
    }
    const importer = importers.find(
      options.from ? ({ id }) => id === options.from : (one) => one.recognises(text, path),
    );
    if (importer) {
      const part = await importer.convert({ path, text }, context);
      // Any file of rows may be prompts and answers; one that was not named need not be.
      const isOther = importer.id === 'sft' && part.files.length === 0 && part.person.length === 0;
      if (!isOther || !found?.has(path)) parts.push(part);
    } else if (!found?.has(path)) parts.push(failure(unknown(path)));
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

/** Undefined for a file that cannot be read or is no text. */
async function readText(fs: FileSystem, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await fs.readFile(path));
  } catch {
    return undefined;
  }
}

function together(parts: readonly Imported[]): ImportReport {
  return {
    converted: parts.flatMap(({ converted }) => converted),
    aside: parts.flatMap(({ aside }) => aside),
    person: parts.flatMap(({ person }) => person),
    failed: parts.flatMap(({ failed }) => failed),
  };
}

function failure(item: ReportItem): Imported {
  return { files: [], converted: [], aside: [], person: [], failed: [item] };
}

function unreadable(file: string): ReportItem {
  return {
    ...{ file, line: 1, column: 1, what: l10n.t('the file') },
    why: l10n.t('It cannot be read as UTF-8 text.'),
    remedy: l10n.t('Check that it is there, that it may be read, and that it is no binary file.'),
  };
}

function unknown(file: string): ReportItem {
  return {
    ...{ file, line: 1, column: 1, what: l10n.t('the file') },
    why: l10n.t('Its format was not recognised.'),
    remedy: l10n.t('Name its format ({0}), if it is one of these.', importers.map(({ title }) => title).join(', ')),
  };
}
