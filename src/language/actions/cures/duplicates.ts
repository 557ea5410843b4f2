import * as l10n from '@vscode/l10n';
import { freshName, nameFromPath } from '../edit/names';
import { removeItem, templateItemAt } from '../edit/items';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';
import { replaceWord } from './did-you-mean';

/** Two templates of one name: this one gets a free one, or goes. */
export const duplicateTemplateName = ofTask((ailment) => {
  const { parsed, problem } = ailment;
  const names = parsed.loaded.task?.templates.map(({ name }) => name) ?? [];
  const own = parsed.loaded.task?.templates.find(({ nameSpan }) => nameSpan.start === problem.span.start)?.name.trim();
  if (own === undefined) return [];
  const fresh = freshName(own, names, '-');
  const rename = remedy(l10n.t('Change to "{0}"', fresh), replaceWord(parsed, problem.span.start, fresh));
  return found(rename, deletion(ailment));
});

/** Two templates of one text: the second is of no use. */
export const duplicateTemplateText = ofTask((ailment) => found(deletion(ailment)));

function deletion({ parsed, problem }: TaskAilment): Remedy | undefined {
  const item = templateItemAt(parsed, problem.span.start);
  return item && remedy(l10n.t('Delete this template'), removeItem(parsed, item));
}

/** Two tasks of one name: this one takes that of its file, or one with a number. */
export const duplicateTaskName = ofTask(async ({ context, parsed, problem }) => {
  const files = await context.workspace(parsed);
  const taken = files.flatMap((file) => (file.kind === 'task' ? [file.loaded.task?.name ?? ''] : []));
  const own = parsed.loaded.task?.name ?? '';
  const fromFile = nameFromPath(parsed.source.path);
  const fresh = taken.includes(fromFile) ? freshName(own, taken, '_') : fromFile;
  return found(remedy(l10n.t('Change to "{0}"', fresh), replaceWord(parsed, problem.span.start, fresh)));
});
