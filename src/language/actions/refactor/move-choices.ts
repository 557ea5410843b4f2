import * as l10n from '@vscode/l10n';
import type { Task, TaskTemplate } from '../../../task';
import type { TextEdit } from '../../../text';
import type { ParsedTask } from '../../parsed-document';
import { endOfLine, entryAt, insertEntry, mapAt, removeEntry, type Entry } from '../edit/entries';
import { inTask, type Rewrite, type TaskSelection } from './refactoring';
import { renderAlike, taskAfter } from './same-renders';
import { templateAt } from './template-at';

/** What templates can share with their task. */
type Shared = 'choices' | 'answer';

/**
 * Moves the choices, or the answer, that templates repeat to the task, or from the task into its templates. Every
 * template keeps the choices, the answer and the scoring that it has: where the task's own word on scoring would
 * change with its choices, it is written down. Offered only where all of that holds after it.
 */
export const moveChoices = inTask(async (selection): Promise<readonly Rewrite[]> => {
  const rewrites: Rewrite[] = [];
  for (const key of ['choices', 'answer'] as const) {
    const extracted = extract(selection, key);
    if (extracted && (await isSame(selection, extracted))) {
      const title = key === 'choices' ? l10n.t('Move the choices to the task') : l10n.t('Move the answer to the task');
      rewrites.push({ title, kind: 'refactor.extract', edits: extracted });
    }
    const inlined = inline(selection, key);
    if (inlined && (await isSame(selection, inlined))) {
      const title =
        key === 'choices'
          ? l10n.t('Move the choices into the templates')
          : l10n.t('Move the answer into the templates');
      rewrites.push({ title, kind: 'refactor.inline', edits: inlined });
    }
  }
  return rewrites;
});

/** From a template that repeats what others have, or what the task has: each of them loses it. */
function extract({ parsed, span }: TaskSelection, key: Shared): readonly TextEdit[] | undefined {
  const { text, loaded } = parsed;
  const placed = templateAt(parsed, span);
  const root = mapAt(loaded.document, []);
  const own = placed && ownEntry(parsed, placed.template, key);
  if (!own || !root || !loaded.task || span.start < own.span.start || span.end > endOfLine(text, own.span.end)) {
    return undefined;
  }
  const wanted = meaningOf(placed.template, key);
  if (loaded.task[key] && meaningOf(loaded.task, key) !== wanted) return undefined;
  const alike = loaded.task.templates.filter((template) => meaningOf(template, key) === wanted);
  const removed = alike.flatMap((template) => {
    const entry = ownEntry(parsed, template, key);
    const edit = entry && removeEntry(text, entry);
    return edit ? [edit] : [];
  });
  const added = loaded.task[key]
    ? []
    : [...scoringLine(parsed, key, 'rank', placed.template.scoring), linesOf(text, own)];
  const edits = added.flatMap((lines) => {
    const edit = insertEntry(text, root, lines, goesBeforeTemplates);
    return edit ? [edit] : [];
  });
  if (edits.length < added.length) return undefined;
  return [...removed, ...merged(edits)];
}

/** From the task, where the cursor stands on it: every template that has none of its own gets it. */
function inline({ parsed, span }: TaskSelection, key: Shared): readonly TextEdit[] | undefined {
  const { text, loaded } = parsed;
  const entry = entryAt(loaded.document, text, [key]);
  if (!entry || !loaded.task || span.start < entry.span.start || span.end > endOfLine(text, entry.span.end)) {
    return undefined;
  }
  const removed = removeEntry(text, entry);
  if (!removed) return undefined;
  const edits: TextEdit[] = [];
  for (const template of loaded.task.templates) {
    if (template[key] !== loaded.task[key]) continue;
    const map = mapAt(loaded.document, ['templates', template.index]);
    const edit =
      map &&
      insertEntry(text, map, linesOf(text, entry) + ownScoring(parsed, key, template), (each) => before.includes(each));
    if (!edit) return undefined;
    edits.push(edit);
  }
  const [scoring] = scoringLine(parsed, key, 'generate', loaded.task.scoring);
  // Its place is free now.
  return [...edits, scoring === undefined ? removed : { ...removed, newText: `${scoring}${lineEndAt(text, entry)}` }];
}

function lineEndAt(text: string, { span }: Entry): string {
  return /\r?\n/.exec(text.slice(endOfLine(text, span.end)))?.[0] ?? '';
}

/** Keys that stand before `choices` and `answer` in a template. */
const before: readonly string[] = ['name', 'kind', 'keep_trailing_newline', 'choices'];

function goesBeforeTemplates(key: string): boolean {
  return ['flan', 'task', 'title', 'cluster', 'families', 'language', 'data', 'choices'].includes(key);
}

/** With choices a task ranks, without it lets the model write, unless it says so: then it must say what it did. */
function scoringLine(
  { loaded, text }: ParsedTask,
  key: Shared,
  then: Task['scoring'],
  wanted: Task['scoring'],
): readonly string[] {
  if (key !== 'choices' || then === wanted || entryAt(loaded.document, text, ['scoring'])) return [];
  return [`scoring: ${wanted}`];
}

/** The same for a template that is turned around, which lets the model write as long as it has no choices of its own. */
function ownScoring({ loaded, text }: ParsedTask, key: Shared, { kind, index }: TaskTemplate): string {
  const isSaid = kind !== 'inverted' || entryAt(loaded.document, text, ['templates', index, 'scoring']);
  return key === 'choices' && !isSaid ? '\nscoring: generate' : '';
}

/** Insertions at one place as one, the last asked for first. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, ...others] = edits;
  if (!first || others.some(({ span }) => span.start !== first.span.start)) return edits;
  return [
    {
      span: first.span,
      newText: [...edits]
        .reverse()
        .map(({ newText }) => newText)
        .join(''),
    },
  ];
}

function ownEntry({ loaded, text }: ParsedTask, { index }: TaskTemplate, key: Shared): Entry | undefined {
  return entryAt(loaded.document, text, ['templates', index, key]);
}

/** What choices or an answer say, however they are written. */
function meaningOf({ choices, answer }: Pick<TaskTemplate, Shared>, key: Shared): string | undefined {
  if (key === 'answer') return answer?.text;
  return choices?.kind === 'list' ? JSON.stringify(choices.items.map(({ text }) => text)) : choices?.field.text;
}

/** An entry as it stands in a map at the very left, with the comment behind it. */
function linesOf(text: string, { span, column }: Entry): string {
  const margin = new RegExp(`^ {0,${String(column)}}`);
  return text
    .slice(span.start, endOfLine(text, span.end))
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : line.replace(margin, '')))
    .join('\n');
}

async function isSame({ context, parsed }: TaskSelection, edits: readonly TextEdit[]): Promise<boolean> {
  const { task } = parsed.loaded;
  const after = taskAfter(parsed, edits);
  if (!task || !after || after.templates.length !== task.templates.length) return false;
  for (const [index, template] of task.templates.entries()) {
    const now = after.templates[index]!;
    const same = (['choices', 'answer'] as const).every((key) => meaningOf(template, key) === meaningOf(now, key));
    if (!same || now.scoring !== template.scoring || !(await renderAlike(context, parsed, template, now))) return false;
  }
  return true;
}
