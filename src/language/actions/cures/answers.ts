import * as l10n from '@vscode/l10n';
import { bodyParts, type TaskTemplate } from '../../../task';
import { closest } from '../../../text';
import { decodedAt } from '../edit/decoded';
import { editText } from '../edit/edit-text';
import { entriesOf, entryAt, insertEntry, mapAt, removeEntry } from '../edit/entries';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';

/** A target that is no choice: the choice it is nearly, the answer of the task, or an answer that is written freely. */
export const targetNotAChoice = ofTask((ailment) => {
  const template = templateOfTarget(ailment);
  if (!template) return [];
  if (!template.choices) return found(withoutRanking(ailment, template));
  return found(nearChoice(ailment, template), asAnswer(ailment, template), freely(ailment, template));
});

/** Choices that nothing reads: the answer takes them, they go, or they are ranked. */
export const unusedChoices = ofTask((ailment) => {
  const { parsed, problem } = ailment;
  const template = templateOfTarget(ailment);
  if (template) return found(asAnswer(ailment, template), freely(ailment, template));
  const own = parsed.loaded.task?.templates.find(({ choices }) => choices?.span.start === problem.span.start);
  const entry = own && entryAt(parsed.loaded.document, parsed.text, ['templates', own.index, 'choices']);
  if (!entry) return [];
  const hasScoring = entriesOf(entry.map, parsed.text).some(({ key }) => key === 'scoring');
  const ranked = hasScoring ? undefined : insertEntry(parsed.text, entry.map, 'scoring: rank', goesBefore);
  return found(
    remedy(l10n.t('Remove the choices'), removeEntry(parsed.text, entry)),
    remedy(l10n.t('Rank them: add "{0}"', 'scoring: rank'), ranked),
  );
});

/** Keys of a template that stand before `scoring`. */
function goesBefore(key: string): boolean {
  return ['name', 'kind', 'keep_trailing_newline', 'choices', 'answer'].includes(key);
}

function templateOfTarget({ parsed, problem: { span } }: TaskAilment): TaskTemplate | undefined {
  return parsed.loaded.task?.templates.find((template) => {
    const { place } = bodyParts(template).target;
    return place.start === span.start && place.end === span.end;
  });
}

/** "Yes." for "yes": the same to a person, or a slip away. */
function nearChoice(ailment: TaskAilment, template: TaskTemplate): Remedy | undefined {
  const { choices } = template;
  const { target } = bodyParts(template);
  if (choices?.kind !== 'list' || !target.isPlain) return undefined;
  const text = target.field.text.slice(target.span.start, target.span.end);
  const known = choices.items.map((item) => item.text.trim());
  const near = known.find((choice) => fold(choice) === fold(text)) ?? closest(text, known);
  return near === undefined ? undefined : replaceTarget(ailment, template, near, l10n.t('Change to "{0}"', near));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function asAnswer(ailment: TaskAilment, template: TaskTemplate): Remedy | undefined {
  const answer = '{{ answer }}';
  return template.answer && replaceTarget(ailment, template, answer, l10n.t('Change to {0}', answer));
}

function replaceTarget(
  { parsed }: TaskAilment,
  template: TaskTemplate,
  newText: string,
  title: string,
): Remedy | undefined {
  const { field, span } = bodyParts(template).target;
  const decoded = decodedAt(parsed, field.map.spanToFile(span));
  if (!decoded || field.text.slice(span.start, span.end) === newText) return undefined;
  return remedy(title, editText(decoded.place, [{ span, newText }]));
}

/** The template's own word on scoring, where it says nothing yet. */
function freely({ parsed }: TaskAilment, { index }: TaskTemplate): Remedy | undefined {
  const map = mapAt(parsed.loaded.document, ['templates', index]);
  if (!map || entriesOf(map, parsed.text).some(({ key }) => key === 'scoring')) return undefined;
  const line = 'scoring: generate';
  return remedy(l10n.t('Let the model write: add "{0}"', line), insertEntry(parsed.text, map, line, goesBefore));
}

/** Nothing can be ranked without choices: the key that asks for it goes. */
function withoutRanking({ parsed }: TaskAilment, { index }: TaskTemplate): Remedy | undefined {
  const entryOf = (keys: readonly (string | number)[]) => entryAt(parsed.loaded.document, parsed.text, keys);
  const entry = entryOf(['templates', index, 'scoring']) ?? entryOf(['scoring']);
  return entry && remedy(l10n.t('Remove "{0}"', 'scoring: rank'), removeEntry(parsed.text, entry));
}
