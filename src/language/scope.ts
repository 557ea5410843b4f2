import * as l10n from '@vscode/l10n';
import type { ParsedTask } from './parsed-document';

/** A name that the workbench itself puts into a template's scope. */
export interface ScopeName {
  readonly name: string;
  readonly summary: string;
}

/** The names besides the columns that the scalar at `keys` can use. */
export function scopeNames(parsed: ParsedTask, keys: readonly (string | number)[]): readonly ScopeName[] {
  if (keys[0] === 'data') return [];
  const own = String(keys.at(-1));
  if (own === 'choices') return [];
  const choices: readonly ScopeName[] = [
    { name: 'choices', summary: l10n.t('The answer choices of this row, a list in label order.') },
    { name: 'answer_choices', summary: l10n.t('The same list under the name that PromptSource gives it.') },
  ];
  if (own === 'answer') return choices;
  const all = [
    { name: 'answer', summary: l10n.t('What `answer` renders to: the gold choice.') },
    { name: 'options_', summary: l10n.t("FLAN's option list: `OPTIONS:` and one line `- choice` each.") },
    ...choices,
  ];
  const { task } = parsed.loaded;
  const template = typeof keys[1] === 'number' ? task?.templates[keys[1]] : undefined;
  return all.filter(
    ({ name }) =>
      (name === 'answer' ? (template?.answer ?? task?.answer) : (template?.choices ?? task?.choices)) !== undefined,
  );
}
