import type { ExportPart } from '../rows/example';
import type { ExportFormatId } from '../format-id';
import type { Container } from '../options';
import type { ExportNote, TaskFormatId } from '../task-format';

/** The manifest's file name in an export's folder. */
export const MANIFEST = 'export.json';

/** What became of the examples of a part. */
export interface ExportTally {
  /** Rows drawn (training) or rendered (held-out). */
  readonly drawn: number;
  readonly written: number;
  /** Rows on which their template is blank by design. */
  readonly blank: number;
  readonly failed: number;
  /** Left out because of `lengths`. */
  readonly dropped: number;
  /** Shortened because of `lengths`; they count as written too. */
  readonly truncated: number;
}

/** A part of the mixture as it was exported. */
export interface ManifestPart extends ExportTally {
  /** Of everything that its rows depend on: the same fingerprint means the same rows. */
  readonly inputs: string;
  readonly notes: readonly ExportNote[];
}

/** A dataset of the hub. */
export interface ManifestDataset {
  /** The task that reads it. */
  readonly task: string;
  readonly id: string;
  readonly config?: string;
  /** A commit. */
  readonly revision: string;
}

/** Tasks as they were written in another project's format. */
export interface ManifestTasks {
  readonly inputs: string;
  readonly notes: readonly ExportNote[];
}

/** A file of the export as it was written. */
export interface ManifestFile {
  /** Below the export's folder, with forward slashes. */
  readonly path: string;
  /** Absent for what stands beside the data: the card and the trainers' configurations. */
  readonly format?: ExportFormatId;
  readonly part?: ExportPart;
  readonly rows?: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `export.json`, written last, beside the data (a header line in a JSONL file would break every reader). It has no
 * time and no absolute path in it: the same inputs give the same manifest.
 */
export interface ExportManifest {
  readonly format: 'flan-workbench-export/1';
  /** Of the program. */
  readonly version: string;
  /** The recipe's `run`. */
  readonly run: string;
  /** Its file name, and what the file held. */
  readonly recipe: { readonly file: string; readonly sha256: string };
  readonly container: Container;
  /** The training seed. */
  readonly seed: number;
  readonly whitespace: WhitespacePolicy;
  readonly lengths: LengthsRule;
  /** Datasets of the Hugging Face hub that rows came from, each at its commit. */
  readonly datasets: readonly ManifestDataset[];
  readonly parts: Readonly<Partial<Record<ExportPart, ManifestPart>>>;
  readonly tasks: Readonly<Partial<Record<TaskFormatId, ManifestTasks>>>;
  readonly files: readonly ManifestFile[];
}

/** Where the blank between prompt and completion stands: in the completion, and nowhere else. */
export interface WhitespacePolicy {
  readonly separator: string;
  /** The rule in words. */
  readonly statement: string;
}

/** Whether the recipe's `lengths` were applied; they count tokens, so they need the model's tokenizer. */
export type LengthsRule =
  | {
      readonly applied: true;
      /** Most tokens of a prompt, of a completion, and of both with the end-of-text token. */
      readonly input: number;
      readonly target: number;
      readonly sequence: number;
      readonly overflow: 'drop' | 'truncate';
    }
  | { readonly applied: false; readonly why: string };

/** What an export gives back. */
export interface ExportReport {
  readonly manifest: ExportManifest;
  /** Absolute. */
  readonly manifestPath: string;
  /** Paths of the manifest that were there already, complete and from the same inputs. */
  readonly kept: readonly string[];
  /** About files beside the data that were left as a person has made them. */
  readonly notes: readonly ExportNote[];
}
