import type { FileSystem } from '../data';
import type { HubOptions } from '../hub';
import type { ExportPart } from './rows/example';
import type { ExportFormatId } from './format-id';
import type { ExportProgress } from './progress';

/** How rows are stored; task formats have files of their own. */
export type Container = 'jsonl' | 'parquet';

/** What is exported, and where to. */
export interface ExportOptions {
  /** Absolute. */
  readonly recipePath: string;
  /** The folder, absolute; made where it is not there. */
  readonly out: string;
  readonly formats: readonly ExportFormatId[];
  /** `jsonl` by default. */
  readonly container?: Container;
  /** Training rows and held-out rows by default. */
  readonly parts?: readonly ExportPart[];
  /** Training rows to write; by default those of one pass: as many draws as the mixture has training rows. */
  readonly rows?: number;
  /** The training seed whose draw is exported; the first of the recipe's `seeds.train` by default. */
  readonly seed?: number;
  /** A system message for `messages`. */
  readonly system?: string;
  /** Of this program, for the manifest. */
  readonly version: string;
  readonly fs?: FileSystem;
  /** How datasets of the hub are downloaded; without it tasks that read one have no rows. */
  readonly hub?: HubOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
}
