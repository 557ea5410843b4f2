import * as l10n from '@vscode/l10n';
import type { Task, TaskTemplate } from '../../task';
import type { ExportNote } from '../task-format';
import type { Omitted } from './rows';

/** Says how many rows a template does not ask, one note for each cause. */
export function omissionNotes(task: Task, template: TaskTemplate, omitted: Omitted): ExportNote[] {
  const causes = {
    failed: l10n.t('They do not render; the preview of the template shows why.'),
    blank: l10n.t('The template is blank on them by design.'),
    'no-gold': l10n.t('The target is none of at least two choices.'),
  } as const;
  return [...omitted].map(([cause, count]) => ({
    kind: 'note',
    file: task.path,
    what: l10n.t('template "{0}": {1} rows are left out', template.name, count),
    why: causes[cause],
  }));
}

/** A task without a single row to ask. */
export function nothingAsked(task: Task, split: string): ExportNote {
  return {
    kind: 'note',
    file: task.path,
    what: l10n.t('task {0} is left out', task.name),
    why: l10n.t('It has no rows of the split "{0}" that any of its templates can ask.', split),
    remedy: l10n.t('Name such a split under "data.splits", or another one under "eval.split" of the recipe.'),
  };
}
