/**
 * Files of other projects as task files, without loss: what has no place in a task is kept under `x-*` keys, and one
 * report says what was converted, what was kept aside and what needs a person.
 */
export type { ImportFormat } from './format';
export type { Imported, ImportedFile, Importer, ImportContext, SourceFile } from './importer';
export type { ConvertedItem, ImportReport, ReportItem } from './report/report';
export type { ImportResult } from './result';
export type { ChoicesDraft, DataDraft, PathDraft, SourceDraft, TaskDraft, TemplateDraft } from './task-draft';
export { printTask, printTemplate } from './print-task';
export { guessCluster, UNKNOWN_CLUSTER } from './clusters';
export { taskName, TASK_SUFFIX } from './names';
export type { ImportOptions } from './import-files';
export { importFiles, importFormats, recogniseFormat } from './import-files';
export type { Sources } from './find-sources';
export { findSources } from './find-sources';
export { namesRead, renameUses } from './rename-uses';
export type { Layout } from './promptsource/body';
export { joinBody } from './promptsource/body';
export { printAnswerChoices, readAnswerChoices } from './promptsource/choices';
export { PROMPTSOURCE_KEY } from './promptsource/extras';
export { printMetrics, readMetrics } from './promptsource/metrics';
export { FLAN_KEY } from './flan/convert';
export { jinjaToPattern } from './flan/pattern';
export type { ReportStyle } from './report/print-report';
export { printReport } from './report/print-report';
export type { SavedFiles, SaveFailure } from './save-files';
export { compareFiles, saveFiles } from './save-files';
export { NATURAL_KEY } from './natural-instructions/convert';
