/**
 * The mixture for other tools: rows as trainers read them, streamed, each with its provenance; tasks as other
 * projects' files; and ready configurations of the trainers beside the data. One white space policy holds for all of
 * it (`ExportExample`). To add a task format, write `formats/NAME.ts` with a `TaskFormat` and list it in
 * `task-formats.ts`.
 */
export type { ExportExample, ExportPart, ExportStyle, Provenance } from './rows/example';
export type {
  ExportManifest,
  ExportReport,
  ExportTally,
  LengthsRule,
  ManifestFile,
  WhitespacePolicy,
} from './manifest/manifest';
export { MANIFEST } from './manifest/manifest';
export type { ExportEvent } from './event';
export type { ExportFormatId } from './format-id';
export type { Container, ExportOptions } from './options';
export type { ExportProblem, ExportProblemCode } from './problem';
export type { ExportProgress } from './progress';
export type {
  ExportRecord,
  RecordColumn,
  RecordType,
  RecordValue,
  RowFormat,
  RowFormatId,
  RowFormatSettings,
} from './row-format';
export type { ExportedFile, ExportNote, TaskFormat, TaskFormatId, TaskFormatInput } from './task-format';
export { taskFormats } from './task-formats';
export { rowFormats } from './row-formats';
export { joinParts } from './rows/make-example';
export { exportMixture } from './export-mixture';
