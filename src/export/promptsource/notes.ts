import * as l10n from '@vscode/l10n';
import { readAnswerChoices } from '../../import';
import { bodiesOf, expressionsOf, parseTemplate, visitExpressions, type Template } from '../../jinja';
import { bodyFields, separator, type Task, type TaskTemplate } from '../../task';
import { Kept } from './kept';
import { isExpression, plainJinja } from './plain-jinja';

/** What of a task PromptSource cannot say. */
export interface Note {
  /** The template it is about; absent for what is about the whole task. */
  readonly template?: string;
  readonly what: string;
  readonly why: string;
  readonly remedy?: string;
}

/** Filters of our engine that PromptSource's environment lacks. */
const foreignFilters: ReadonlySet<string> = new Set(['regex_replace']);

/** Everything of a task that an export to PromptSource leaves behind or changes. */
export function notesOf(task: Task): readonly Note[] {
  return [...taskNotes(task), ...task.templates.flatMap((template) => templateNotes(task, template))];
}

function taskNotes(task: Task): Note[] {
  const notes: Note[] = [];
  const { splits, caps, columns, source } = task.data;
  if (source.kind !== 'hf' && !Kept.of(task).isThere) {
    notes.push({
      what: l10n.t('data'),
      why: l10n.t('PromptSource knows data sets of the hub only; the task goes under its own name, "{0}".', task.name),
      remedy: l10n.t('Move the file to the folder of its data set, and write the name under "dataset".'),
    });
  }
  const isCut = [...splits.values()].some(({ start, end }) => start !== undefined || end !== undefined);
  if (isCut || caps.size > 0 || columns !== undefined) {
    const why = l10n.t(
      'Slices of splits, caps and pinned columns have no place in PromptSource; its users see all rows.',
    );
    notes.push({ what: l10n.t('data'), why });
  }
  const keepIf = task.dataFields.find(({ key }) => key === 'keep_if')?.field.text;
  if (keepIf !== undefined && !isExpression(keepIf)) {
    notes.push({
      what: 'keep_if',
      why: l10n.t('The condition is more than one printed expression, so no "if" can stand for it: all rows go over.'),
      remedy: l10n.t('Write it as one expression, as in {0}.', '"{{ label in [0, 1] }}"'),
    });
  }
  return notes;
}

function templateNotes(task: Task, template: TaskTemplate): Note[] {
  const { name, body, kind, choices, keepTrailingNewline, meta } = template;
  const notes: Note[] = [];
  const add = (what: string, why: string, remedy?: string): void => {
    notes.push({ template: name, what, why, ...(remedy === undefined ? {} : { remedy }) });
  };
  const texts = bodyFields(template).map(({ field }) => field.text);
  const { unwritable } = plainJinja(task, template, texts);
  if (body.kind === 'pair' && texts.some((text) => text.includes(separator))) {
    const why = l10n.t(
      'PromptSource divides the text at the first "|||" that is printed, and drops what follows the second.',
    );
    add('|||', why, l10n.t('Write it in another way in "input" and "target".'));
  }
  if (
    choices?.kind === 'list' &&
    readAnswerChoices(choices.items.map(({ text }) => text).join(' ||| ')).length !== choices.items.length
  ) {
    add(
      'choices',
      l10n.t('A choice holds "|||" or Jinja, which PromptSource reads as more than one choice or as an expression.'),
    );
  }
  if (keepTrailingNewline) add('keep_trailing_newline', l10n.t('PromptSource strips prompt and target.'));
  if (kind === 'inverted' || kind === 'cot') {
    add(
      'kind',
      l10n.t('PromptSource knows only whether a template asks the original task: "{0}" becomes false.', kind),
    );
  }
  if ([...meta.keys()].some((key) => key !== 'reference')) {
    add('meta', l10n.t('Of the notes only "reference" has a place in PromptSource.'));
  }
  for (const column of unwritable) {
    add(column, l10n.t('Its name cannot be written in Jinja, and PromptSource cannot rename columns.'));
  }
  for (const filter of filtersOf(texts)) {
    if (foreignFilters.has(filter)) add(filter, l10n.t("PromptSource's Jinja does not have this filter."));
  }
  return notes;
}

function filtersOf(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const read = (statements: Template['body']): void => {
    for (const statement of statements) {
      for (const expression of expressionsOf(statement)) {
        visitExpressions(expression, (inner) => {
          if (inner.type === 'Filter') names.add(inner.name);
        });
      }
      bodiesOf(statement).forEach(read);
    }
  };
  for (const text of texts) read(parseTemplate(text).body);
  return names;
}
