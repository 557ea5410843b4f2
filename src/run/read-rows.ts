import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type FileSystem, type IndexedRow, readAll } from '../data';
import type { HubOptions } from '../hub';
import type { Task } from '../task';
import type { WorkerSession } from './session';

/** Problems per task and split that are reported one by one; the rest are counted. */
const REPORTED = 3;

/** All rows of a task's split; faulty rows become notices with file and line, and are left out. */
export async function readTaskRows(
  task: Task,
  split: string,
  fs: FileSystem,
  hub: HubOptions,
  session: WorkerSession,
): Promise<readonly IndexedRow[]> {
  const { rows, problems } = await readAll(task.data, split, { base: dirname(task.path), fs, hub });
  for (const { severity, message, file, line } of problems.slice(0, REPORTED)) {
    session.emit({
      kind: 'notice',
      level: severity === 'error' ? 'warning' : 'info',
      message: l10n.t('{0}: {1}', task.name, message),
      file,
      ...(line > 0 ? { line } : {}),
    });
  }
  if (problems.length > REPORTED) {
    const more = problems.length - REPORTED;
    session.emit({
      kind: 'notice',
      level: 'info',
      message: l10n.t('{0}: {1} more problems in rows.', task.name, more),
    });
  }
  return rows;
}
