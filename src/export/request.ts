import * as l10n from '@vscode/l10n';
import type { LoadedMixture, MixtureCode } from '../mixture';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import type { ExportPart } from './rows/example';
import type { ExportOptions } from './options';
import type { ExportProblem } from './problem';
import type { RowFormat } from './row-format';
import { rowFormats } from './row-formats';
import type { TaskFormat } from './task-format';
import { taskFormats } from './task-formats';

/** What was asked for, by the formats themselves. */
export interface ExportRequest {
  readonly rows: readonly RowFormat[];
  readonly tasks: readonly TaskFormat[];
  /** Parts of the rows, in the order in which they are written; empty where no format of rows was asked for. */
  readonly parts: readonly ExportPart[];
}

export function readRequest({ formats, parts }: ExportOptions): Result<ExportRequest, ExportProblem> {
  const all = [...rowFormats, ...taskFormats];
  const unknown = formats.find((id) => !all.some((format) => format.id === id));
  if (unknown !== undefined || formats.length === 0) {
    return err({
      code: 'format-unknown',
      message:
        unknown === undefined ? l10n.t('No format was asked for.') : l10n.t('There is no format "{0}".', unknown),
      remedy: l10n.t('There are: {0}.', all.map(({ id }) => id).join(', ')),
    });
  }
  const rows = rowFormats.filter(({ id }) => formats.includes(id));
  const wanted = rows.length === 0 ? [] : (parts ?? ['train', 'held_out']);
  return ok({
    rows,
    tasks: taskFormats.filter(({ id }) => formats.includes(id)),
    parts: (['train', 'dev', 'held_out'] as const).filter((part) => wanted.includes(part)),
  });
}

/** Which problems of a plan stand in the way: whoever wants no training rows may live without training tasks. */
export function problemsThatMatter({ parts }: ExportRequest): (code: MixtureCode) => boolean {
  return (code) => code !== 'no-held-out-tasks' && (code !== 'no-training-tasks' || parts.includes('train'));
}

/** The splits of each task that the export reads. */
export function splitsRead({ tasks, parts }: ExportRequest, mixture: LoadedMixture): (task: Task) => readonly string[] {
  const { recipe, plan } = mixture;
  const trains = new Set(plan.train.map(({ task }) => task));
  const named = (split: string): string => (split === 'eval' ? recipe.eval.split : split);
  return (task) => [
    ...(parts.includes('train') && trains.has(task) ? ['train'] : []),
    ...(parts.includes('dev') && plan.heldOut.includes(task) ? ['dev'] : []),
    ...(parts.includes('held_out') && plan.heldOut.includes(task) ? [recipe.eval.split] : []),
    ...tasks.flatMap(({ reads }) => reads.map(named)),
  ];
}
