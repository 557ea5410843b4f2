import type { FileSystem } from '../data';
import type { ImportFormat } from './format';
import type { ConvertedItem, ReportItem } from './report/report';

/** One format that can be imported: one file of this folder each, listed in `importers.ts`. */
export interface Importer {
  readonly id: ImportFormat;
  /** The format's name for people, as in "PromptSource". */
  readonly title: string;
  /** Whether the file looks like one of this format, by its content; cheap, and never throws. */
  readonly recognises: (text: string, path: string) => boolean;
  readonly convert: (file: SourceFile, context: ImportContext) => Promise<Imported>;
}

/** A file to import. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** Empty for files of rows (JSONL, CSV, Parquet …), which are streamed. */
  readonly text: string;
}

/** What a conversion may ask for. */
export interface ImportContext {
  /** Absolute path of the folder that the task files go to; paths of local data are written relative to it. */
  readonly out: string;
  /** Another file, for what one includes; undefined where it cannot be read. Relative paths are the importer's to resolve. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /** For data that is streamed, or no text. */
  readonly fs: FileSystem;
  /** A task name free in this import, made of the wanted one by safe characters and, where it is taken, a number. */
  readonly nameTask: (wanted: string) => string;
}

/** What a file became. */
export interface Imported {
  /** Paths are relative to the output folder, as in `rte.task.flan.yaml`. */
  readonly files: readonly ImportedFile[];
  readonly converted: readonly ConvertedItem[];
  readonly aside: readonly ReportItem[];
  readonly person: readonly ReportItem[];
  readonly failed: readonly ReportItem[];
}

export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}
