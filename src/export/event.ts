import type { ExportReport } from './manifest/manifest';
import type { ExportProblem } from './problem';
import type { ExportProgress } from './progress';

/** An export as a process tells of it (`export --format json`), one per line; the last is `finished` or `failed`. */
export type ExportEvent =
  | ({ readonly event: 'progress' } & ExportProgress)
  | ({ readonly event: 'finished' } & ExportReport)
  | ({ readonly event: 'failed' } & ExportProblem);
