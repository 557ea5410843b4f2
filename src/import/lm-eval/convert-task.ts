import * as l10n from '@vscode/l10n';
import { textOf, type Place, type YamlNode } from '../../formats';
import { parseTemplate } from '../../jinja';
import type { TaskDraft, TemplateDraft } from '../task-draft';
import { namesRead } from '../rename-uses';
import { Columns } from './columns';
import { convertData, type Folders } from './convert-data';
import { convertScoring } from './convert-metrics';
import { convertPrompt } from './convert-prompt';
import { convertChoices, convertTarget } from './convert-target';
import { readField, type HarnessField } from './field';
import { keepAside } from './keep-aside';
import type { Notes } from './notes';

/** A task of the harness: its keys with all includes and overrides merged. */
export interface HarnessTask {
  readonly name: string;
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly place: Place;
}

/** What all files that come of one task share; the cluster and the file's name are its caller's to give. */
export type ConvertedTask = Omit<TaskDraft, 'name' | 'cluster'>;

/**
 * A task of the harness as a task with one template. What it leaves to Python code stands in the templates as a column
 * of that key's name.
 *
 * @returns undefined where nothing could be made of it, with the reason in `notes`
 */
export function convertTask(task: HarnessTask, folders: Folders, notes: Notes): ConvertedTask | undefined {
  const { entries, place } = task;
  const field = (key: string): HarnessField => readField(entries.get(key));
  for (const [key, cause] of beyondText()) {
    const node = entries.get(key);
    if (!node || (node.kind === 'scalar' && node.value === null)) continue;
    notes.add('person', node.place, key, cause, l10n.t('Nothing was written for this task.'));
    return undefined;
  }
  const asked = [...jinjaKeys].map((key) => [key, field(key)] as const);
  if (!isParsed(asked, notes)) return undefined;
  const scoring = convertScoring(entries, notes);
  if (!scoring) {
    const why = l10n.t('The harness measures running text here; a task has a prompt and a target.');
    notes.add('person', place, `output_type: loglikelihood_rolling`, why, l10n.t('Nothing was written for this task.'));
    return undefined;
  }
  const python = entries.get('process_docs');
  if (python?.kind === 'function') {
    const why = l10n.t('Python code prepares the rows; it is not run here.');
    const remedy = l10n.t(
      'Do in "data" (rename, derive, keep_if) what the function does, or write its rows to a file.',
    );
    notes.add('person', python.place, `process_docs: !function ${python.name}`, why, remedy);
  }
  const columns = new Columns();
  const choiceField = field('doc_to_choice');
  if (choiceField.kind !== 'absent' && !isColumn(choiceField, 'choices')) {
    columns.avoidBuiltins(asked.flatMap(([key, value]) => (key === 'doc_to_choice' ? [] : jinjaOf(value))));
  }
  const choices = convertChoices(choiceField, columns, notes);
  const target = convertTarget(field('doc_to_target'), choices, columns, notes);
  const { input, keepTrailingNewline } = convertPrompt(
    {
      description: descriptionOf(entries),
      text: field('doc_to_text'),
      prefix: field('gen_prefix'),
      delimiter: textOf(entries.get('target_delimiter')) ?? ' ',
    },
    columns,
    notes,
  );
  if (target === '') {
    const why = l10n.t('The task has no answer to learn from: the harness scores it in another way.');
    notes.add('person', place, 'doc_to_target', why, l10n.t('Write the target.'));
  }
  noteDelimiter(entries.get('target_delimiter'), notes);
  // The task's own `answer` would hide a column of this name from the prompt.
  const hasAnswer = choices !== undefined && !namesRead(input).has('answer') && target !== '';
  const title = textOf(entries.get('task_alias'));
  const template: TemplateDraft = {
    name: templateName(entries, task.name),
    body: { kind: 'pair', input, target: hasAnswer ? '{{ answer }}' : target },
    ...(keepTrailingNewline ? { keepTrailingNewline } : {}),
  };
  return {
    ...(title === undefined ? {} : { title }),
    data: convertData(entries, columns.renamed, folders, notes),
    ...(choices === undefined ? {} : { choices }),
    ...(hasAnswer ? { answer: target } : {}),
    scoring: choices === undefined ? 'generate' : scoring.scoring,
    ...(scoring.metrics.length > 0 ? { metrics: scoring.metrics } : {}),
    templates: [template],
    extras: new Map([['x-lm-eval', keepAside(entries)]]),
  };
}

const jinjaKeys = ['description', 'doc_to_text', 'doc_to_target', 'doc_to_choice', 'gen_prefix'] as const;

/** Keys that make a task more than text, or a text of another program's. */
function beyondText(): readonly (readonly [string, string])[] {
  return [
    ['doc_to_image', l10n.t('The prompt holds pictures; tasks here are text.')],
    ['doc_to_audio', l10n.t('The prompt holds sound; tasks here are text.')],
    ['use_prompt', l10n.t('The prompt is taken from PromptSource; import its "templates.yaml" for this data set.')],
  ];
}

/** Whether all Jinja parses: what does not, does not in the harness either. */
function isParsed(asked: readonly (readonly [string, HarnessField])[], notes: Notes): boolean {
  let isSound = true;
  for (const [key, field] of asked) {
    if (field.kind !== 'jinja') continue;
    const fault = parseTemplate(field.text).problems.find(({ severity }) => severity === 'error');
    if (!fault) continue;
    notes.add(
      'failed',
      field.place,
      `${key}: ${fault.message}`,
      l10n.t('Its Jinja does not parse.'),
      l10n.t('Correct it in the file.'),
    );
    isSound = false;
  }
  return isSound;
}

function isColumn(field: HarnessField, name: string): boolean {
  if (field.kind === 'column') return field.name === name;
  return field.kind === 'jinja' && new RegExp(`^\\s*\\{\\{-?\\s*${name}\\s*-?\\}\\}\\s*$`).test(field.text);
}

/** What a field reads, as Jinja. */
function jinjaOf(field: HarnessField): string[] {
  if (field.kind === 'jinja') return [field.text];
  return field.kind === 'column' && /^\w+$/.test(field.name) ? [`{{ ${field.name} }}`] : [];
}

/** A description is text wherever no column has its name, and a sentence hardly is one. */
function descriptionOf(entries: ReadonlyMap<string, YamlNode>): HarnessField {
  const field = readField(entries.get('description'));
  return field.kind === 'column' ? { kind: 'text', text: field.name, place: field.place } : field;
}

function noteDelimiter(node: YamlNode | undefined, notes: Notes): void {
  const delimiter = textOf(node);
  if (!node || delimiter === undefined || delimiter === ' ') return;
  const why = l10n.t(
    'What stands between prompt and answer is the recipe’s "format.separator", the same for all tasks.',
  );
  notes.add('aside', node.place, `target_delimiter: ${JSON.stringify(delimiter)}`, why);
}

function templateName(entries: ReadonlyMap<string, YamlNode>, name: string): string {
  const alias = textOf(entries.get('task_alias'));
  return alias !== undefined && /prompt|template/i.test(alias) ? alias : name;
}
