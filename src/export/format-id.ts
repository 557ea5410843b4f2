import type { RowFormatId } from './row-format';
import type { TaskFormatId } from './task-format';

/** Whatever can be asked for: rows for trainers, tasks for other projects. */
export type ExportFormatId = RowFormatId | TaskFormatId;
