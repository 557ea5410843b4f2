import * as l10n from '@vscode/l10n';
import { parsePromptSource, type PromptSourceFile, type PromptSourceTemplate } from '../../formats';
import { parseTemplate } from '../../jinja';
import type { Span } from '../../text';
import { faultItem, strangeToFlan } from '../report/advice';
import { UNKNOWN_CLUSTER } from '../clusters';
import type { Imported, Importer, SourceFile } from '../importer';
import { TASK_SUFFIX } from '../names';
import { printTask } from '../print-task';
import { convertPromptSource } from './convert';
import type { ReportItem } from '../report/report';
import { countTemplates, placer, type ItemAt } from '../report/report-place';
import type { TaskDraft } from '../task-draft';

/** PromptSource's `templates.yaml`: a task per file. */
export const promptSource: Importer = {
  id: 'promptsource',
  title: 'PromptSource',
  recognises: (text, path) => /\.ya?ml$/.test(path) && /^dataset:/m.test(text) && /^templates:/m.test(text),
  convert: async (file, { nameTask }) => {
    const { value, problems } = parsePromptSource(file.text);
    const at = placer(file.path, file.text);
    const failed = problems.map((problem) => faultItem(problem, at));
    if (value === undefined || value.templates.length === 0) {
      return { files: [], converted: [], aside: [], person: [], failed: failed.length > 0 ? failed : [nothing(at)] };
    }
    const task = convertPromptSource(value, nameTask([value.dataset, value.subset ?? ''].join('_')));
    return imported(file, value, task, at, failed);
  },
};

function nothing(at: ItemAt): ReportItem {
  return at(start, l10n.t('the file'), l10n.t('It has no templates.'));
}

const start: Span = { start: 0, end: 0 };

function imported(
  { path, text }: SourceFile,
  file: PromptSourceFile,
  task: TaskDraft,
  at: ItemAt,
  failed: readonly ReportItem[],
): Imported {
  const to = `${task.name}${TASK_SUFFIX}`;
  const templates = file.templates.length;
  const why = l10n.t('A task file was made of it.');
  const strange = strangeToFlan();
  const unknownCluster = at(start, l10n.t('task {0}', task.name), strange.why, strange.remedy);
  return {
    files: [{ path: to, text: printTask(task) }],
    converted: [{ ...at(start, countTemplates(templates), why), file: path, format: 'promptsource', to, templates }],
    aside: [
      at(
        start,
        countTemplates(templates),
        l10n.t('Ids, references, languages and notes of PromptSource are kept under {0}.', 'x-promptsource'),
      ),
      ...file.templates.flatMap((template) => strayItems(template, at)),
    ],
    person: [
      ...(task.cluster === UNKNOWN_CLUSTER ? [unknownCluster] : []),
      ...file.templates.flatMap((template) => doubts(template, text, at)),
    ],
    failed,
  };
}

function strayItems({ name, span, stray, metadata }: PromptSourceTemplate, at: ItemAt): ReportItem[] {
  const why = l10n.t('PromptSource does not know the key; it is kept under {0}.', 'x-promptsource');
  return [...stray.keys(), ...(metadata?.stray.keys() ?? [])].map((key) =>
    at(span, l10n.t('template "{0}", key {1}', name, key), why),
  );
}

/** What a person should look at in one template. */
function doubts(
  { key, id, name, jinja, answerChoices, span }: PromptSourceTemplate,
  text: string,
  at: ItemAt,
): ReportItem[] {
  const what = l10n.t('template "{0}"', name);
  const items: ReportItem[] = [];
  if (id !== undefined && id !== key) {
    items.push(
      at(
        span,
        l10n.t('template "{0}", id {1}', name, id),
        l10n.t('The id differs from the key under which the file holds the template; both are kept.'),
        l10n.t('Give it one id in PromptSource: its own checks ask for that.'),
      ),
    );
  }
  if (!jinja.includes('|||')) {
    items.push(
      at(
        placeOf(text, 'jinja', span),
        what,
        l10n.t('It has no "|||" between prompt and target, so it has no target.'),
        l10n.t('Write "input" and "target" in place of "jinja" in the task file.'),
      ),
    );
  }
  for (const [key, source] of [['jinja', jinja] as const, ['answer_choices', answerChoices ?? ''] as const]) {
    const fault = parseTemplate(source).problems.find(({ severity }) => severity === 'error');
    if (fault) {
      items.push(
        at(
          placeOf(text, key, span),
          `${what}: ${fault.message}`,
          l10n.t('Its Jinja does not parse.'),
          l10n.t('Correct it in the task file, where the place of the fault is underlined.'),
        ),
      );
    }
  }
  return items;
}

/** Where a key of a template stands. */
function placeOf(text: string, key: string, span: Span): Span {
  const found = text.slice(span.start, span.end).search(new RegExp(`^ *${key}:`, 'm'));
  return found < 0 ? span : { start: span.start + found, end: span.end };
}
