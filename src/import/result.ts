import type { ImportedFile } from './importer';
import type { ImportReport } from './report/report';

/** Task files to be written, and what became of everything. Nothing is written before its caller does so. */
export interface ImportResult {
  /** Paths are relative to the output folder; no two are the same. */
  readonly files: readonly ImportedFile[];
  readonly report: ImportReport;
}
