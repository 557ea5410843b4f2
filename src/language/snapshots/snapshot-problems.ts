import * as l10n from '@vscode/l10n';
import { compareSnapshot, snapshotProblem, taskPath } from '../../snapshot';
import type { Problem } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedSnapshot, ParsedTask } from '../parsed-document';

/**
 * What is wrong with a snapshot file, and where it no longer says what the task beside it renders. A file with faults
 * of its own is not compared, for what it lacks would be told twice.
 */
export async function snapshotProblems(
  context: Context,
  parsed: ParsedSnapshot,
  cancel?: Cancellation,
): Promise<readonly Problem[]> {
  const { snapshot, problems } = parsed.loaded;
  if (!snapshot || problems.length > 0) return problems;
  const beside = await taskBeside(context, parsed);
  const task = beside?.whole.task;
  if (!beside || !task) {
    const name = taskPath(parsed.source.path)?.replace(/^.*\//, '') ?? '';
    const message = l10n.t('There is no task file {0} beside this snapshot that could be read.', name);
    return [{ code: 'snapshot-stale', severity: 'warning', message, span: snapshot.taskSpan }];
  }
  const sample = await context.sample(beside);
  // Without rows nothing can be said; the task file tells why there are none.
  if (sample.rows.length === 0 || cancel?.isCancellationRequested) return [];
  return compareSnapshot(task, snapshot, sample).findings.map(snapshotProblem);
}

async function taskBeside(context: Context, { source }: ParsedSnapshot): Promise<ParsedTask | undefined> {
  const path = taskPath(source.path);
  const found = (await context.host.documents()).find((document) => document.path === path);
  const parsed = found && (await context.read(found));
  return parsed?.kind === 'task' ? parsed : undefined;
}
