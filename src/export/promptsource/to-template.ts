import type { PromptSourceMetadata, PromptSourceTemplate } from '../../formats';
import {
  joinBody,
  namesRead,
  printAnswerChoices,
  printMetrics,
  readAnswerChoices,
  readMetrics,
  type ChoicesDraft,
} from '../../import';
import { bodyFields, type Task, type TaskTemplate } from '../../task';
import { Kept } from './kept';
import { plainJinja, type PlainTexts } from './plain-jinja';
import { uuidOf } from './uuid';

/**
 * A template of ours as one of PromptSource's. What came from there and was not changed here goes back as it was:
 * white space, spelling of the choices, names of the metrics, id and notes.
 */
export function toPromptSource(task: Task, template: TaskTemplate): PromptSourceTemplate {
  const kept = Kept.of(template);
  const plain = plainJinja(
    task,
    template,
    bodyFields(template).map(({ field }) => field.text),
  );
  const key = kept.text('id') ?? uuidOf(`${task.name}/${template.name}`);
  const id = kept.has('inner_id') ? kept.text('inner_id') : key;
  const answerChoices = choicesOf(template, plain, kept);
  const reference = kept.isThere ? kept.textOrNull('reference') : noteOf(template, 'reference');
  const metadata = isAbsent(kept, 'metadata') ? undefined : metadataOf(task, template, kept);
  return {
    key,
    ...(id === undefined ? {} : { id }),
    name: kept.text('name') ?? template.name,
    jinja: textOf(plain, kept),
    ...(answerChoices === undefined ? {} : { answerChoices }),
    ...(reference === undefined ? {} : { reference }),
    ...(metadata === undefined ? {} : { metadata }),
    stray: kept.map('stray'),
    span: template.span,
  };
}

function textOf({ texts, before, after }: PlainTexts, kept: Kept): string {
  const [first = '', second] = texts;
  if (second === undefined) return `${before}${first}${after}`;
  return joinBody({ kind: 'pair', input: `${before}${first}`, target: `${second}${after}` }, kept.layout);
}

function choicesOf({ choices }: TaskTemplate, plain: PlainTexts, kept: Kept): string | null | undefined {
  const raw = kept.text('answer_choices');
  if (!choices) return raw === '' ? raw : isAbsent(kept, 'answer_choices') ? undefined : null;
  if (choices.kind === 'expression') {
    const { before, text } = plain.choices ?? { before: '', text: choices.field.text };
    return before + (kept.isThere ? text : printedList(text));
  }
  const items = choices.items.map(({ text }) => text);
  return raw !== undefined && same(readAnswerChoices(raw), items) ? raw : printAnswerChoices(items);
}

/** Our expression may give a list; PromptSource wants its items printed with the separator between them. */
function printedList(text: string): string {
  const expression = /^\{\{((?:[^{}'"]|'[^'{}]*'|"[^"{}]*")*)\}\}$/.exec(text.trim())?.[1]?.trim();
  if (expression === undefined || /\|\s*join\b[^|]*(?:\|\|\|[^|]*)?$/.test(expression)) return text;
  return `{{ (${expression}) if (${expression}) is string else (${expression}) | join(' ||| ') }}`;
}

function metadataOf(task: Task, template: TaskTemplate, kept: Kept): PromptSourceMetadata {
  const { anchor, ...own } = {
    anchor: kept.text('anchor'),
    choicesInPrompt: kept.isThere ? kept.flag('choices_in_prompt') : spellsChoicesOut(template),
    languages: kept.isThere ? kept.texts('languages') : [task.language],
    metrics: metricsOf(template, kept),
    originalTask: originalOf(template, kept),
  };
  return {
    ...(anchor === undefined ? {} : { anchor }),
    ...withoutUndefined(own),
    stray: kept.map('stray_metadata'),
  };
}

/** The names as they were, as long as they say what the template says. */
function metricsOf({ metrics }: TaskTemplate, kept: Kept): readonly string[] | null | undefined {
  const raw = kept.texts('metrics');
  const isUnchanged = kept.isThere && same(readMetrics(raw ?? []), metrics);
  return isUnchanged ? raw : printMetrics(metrics);
}

function originalOf({ kind }: TaskTemplate, kept: Kept): boolean | null | undefined {
  const raw = kept.flag('original_task');
  const isUnchanged = kept.isThere && (raw === false ? kind === 'other' : kind === 'original');
  return isUnchanged ? raw : kind === 'original';
}

/** The option list is in the prompt; whether words of the text are choices only its author can say. */
function spellsChoicesOut(template: TaskTemplate): boolean | null {
  const [prompt] = bodyFields(template);
  return prompt && template.choices && namesRead(prompt.field.text).has('options_') ? true : null;
}

function noteOf({ meta }: TaskTemplate, key: string): string {
  const note = meta.get(key);
  return typeof note === 'string' ? note : '';
}

function isAbsent(kept: Kept, key: string): boolean {
  return kept.texts('absent')?.includes(key) ?? false;
}

function same(a: ChoicesDraft, b: ChoicesDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function withoutUndefined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
