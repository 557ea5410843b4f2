import type { ImportFormat } from '../format';

/** A place in an imported file and what became of it. */
export interface ReportItem {
  /** Absolute path of the file that was imported. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What the item is about: a template, a key, a value. */
  readonly what: string;
  /** One sentence, the same for all items of its kind, so that a report can put them together. */
  readonly why: string;
  /** What a person can do about it, in one sentence; empty where there is nothing to do. */
  readonly remedy: string;
}

/** A task file made from an imported file. */
export interface ConvertedItem extends ReportItem {
  readonly format: ImportFormat;
  /** The task file's path, relative to the output folder. */
  readonly to: string;
  readonly templates: number;
}

/** What became of all that was imported. */
export interface ImportReport {
  readonly converted: readonly ConvertedItem[];
  /** Kept under `x-*` keys: nothing here reads it, an export to the same format writes it back. */
  readonly aside: readonly ReportItem[];
  /** Needs a person. */
  readonly person: readonly ReportItem[];
  /** Could not be read. */
  readonly failed: readonly ReportItem[];
}
