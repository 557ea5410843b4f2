import * as l10n from '@vscode/l10n';
import { pinRenders, printSnapshot, rowKey, snapshotPath, type PinFailure } from '../../snapshot';
import { matchesGlob, type Problem } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { tellProblem } from '../data-problems';
import type { ParsedDocument } from '../parsed-document';
import type { PinModel, PinParams } from './model';
import { snapshotOf } from './snapshot-of';

/** The text that the snapshot beside a task should have, or why there is none. Renders bounded many rows, so briefly. */
export async function pin(
  context: Context,
  parsed: ParsedDocument,
  { templates, pattern, rows }: PinParams,
  cancel?: Cancellation,
): Promise<PinModel> {
  if (parsed.kind !== 'task') return refused(l10n.t('This is not a task file.'));
  const uri = snapshotPath(parsed.source.uri);
  if (uri === undefined) {
    return refused(l10n.t('A snapshot needs a task file whose name ends in .task.flan.yaml; save the file so.'));
  }
  const { task, problems } = parsed.whole;
  // A fault in one template keeps no other from being pinned.
  if (!task) return refusedBy(parsed, problems) ?? refused(l10n.t('This task file could not be read.'));
  const before = await snapshotOf(context, parsed);
  const fault = before && refusedBy(before, before.loaded.problems);
  if (fault) return fault;
  const sample = await context.sample(parsed);
  if (cancel?.isCancellationRequested) return refused(l10n.t('Pinning was cancelled.'));
  if (sample.rows.length === 0) {
    const [first] = sample.problems;
    return refused(first ? tellProblem(first, parsed.source.path) : l10n.t('The data of this task has no rows.'));
  }
  const { content, counts, failures } = pinRenders(task, sample, before?.loaded.snapshot, {
    isWanted: (name) => templates?.includes(name) ?? (pattern === undefined || matchesGlob(pattern, name)),
    ...(rows === undefined ? {} : { rows }),
  });
  if (content.templates.length === 0) {
    const [failed] = failures;
    return refused(failed ? tellFailure(failed) : l10n.t('No template of this task is among those to pin.'));
  }
  const text = printSnapshot(content, before?.loaded);
  const isUpToDate = text === before?.text;
  return { kind: 'pinned', uri, text, isUpToDate, counts, failures: failures.map(tellFailure) };
}

/** Why a row of a template is not pinned. */
function tellFailure({ template, row, failure }: PinFailure): string {
  return l10n.t('Row {0} of template "{1}" does not render: {2}', rowKey(row), template.name, failure.message);
}

function refusedBy(parsed: ParsedDocument, problems: readonly Problem[]): PinModel | undefined {
  const fault = problems.find(({ severity }) => severity === 'error');
  return fault && refused(fault.message, { uri: parsed.source.uri, range: parsed.range(fault.span) });
}

function refused(message: string, location?: Extract<PinModel, { kind: 'refused' }>['location']): PinModel {
  return { kind: 'refused', message, ...(location ? { location } : {}) };
}
