import * as l10n from '@vscode/l10n';
import type { Row } from '../../data';
import { createRandom } from '../../random';
import type { Task, TaskTemplate } from '../../task';
import type { Span } from '../../text';
import { pyStr, toJson, type Value } from '../../value';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { tellProblem } from '../data-problems';
import type { Sample } from '../host';
import type { ParsedDocument, ParsedTask } from '../parsed-document';
import type { Location } from '../types';
import type { PreviewParams, PreviewSubject, PreviewUnavailable, RowChoice, RowField, TemplateChoice } from './model';
import type { Training } from './training';

/** A task that can be shown: it loads, has templates, and its data gave rows. */
export interface Showable {
  readonly kind: 'showable';
  readonly parsed: ParsedTask;
  readonly task: Task;
  readonly sample: Sample;
  /** What was asked for: a template and the number of a row in the sample. */
  readonly template: TaskTemplate;
  readonly row: number;
}

/** The task, template and row that are asked for, or why there is nothing to show. */
export async function findSubject(
  context: Context,
  parsed: ParsedDocument,
  params: Pick<PreviewParams, 'template' | 'row'>,
  cancel?: Cancellation,
): Promise<Showable | PreviewUnavailable> {
  if (parsed.kind !== 'task') return unavailable(parsed, 'not-a-task', l10n.t('This is not a task file.'));
  const { task, problems } = parsed.whole;
  const fault = problems.find((problem) => problem.severity === 'error');
  if (!task) {
    const message = fault?.message ?? l10n.t('This task file could not be read.');
    return unavailable(parsed, 'no-task', message, fault?.span);
  }
  const template = chooseTemplate(parsed, task, params.template);
  if (!template) {
    const message = fault?.message ?? l10n.t('This task has no template yet. Add one under `templates`.');
    return unavailable(parsed, 'no-template', message, fault?.span);
  }
  const sample = await context.sample(parsed);
  if (cancel?.isCancellationRequested) return cancelled(parsed);
  if (sample.rows.length === 0) {
    const [first] = sample.problems;
    const message = first ? tellProblem(first, parsed.source.path) : l10n.t('The data of this task has no rows.');
    return unavailable(parsed, 'no-rows', message, task.dataSpan);
  }
  return { kind: 'showable', parsed, task, sample, template, row: chooseRow(params.row, sample.rows.length) };
}

/** What a client is told of a template and a row, whether it renders or not. */
export function describe(
  { parsed, task, sample }: Showable,
  template: TaskTemplate,
  row: number,
  { about }: Training,
): PreviewSubject {
  const place = ({ name, kind, index, span }: TaskTemplate): PreviewSubject['template'] => ({
    name,
    kind,
    index,
    location: locate(parsed, span),
  });
  return {
    uri: parsed.source.uri,
    version: parsed.source.version,
    task: { name: task.name, ...(task.title === undefined ? {} : { title: task.title }), cluster: task.cluster },
    template: place(template),
    templates: task.templates.map(place),
    row: {
      index: row,
      count: sample.rows.length,
      split: sample.split,
      values: fieldsOf(sample.rows[row]!),
    },
    training: about,
  };
}

/** A row's columns in order, values as JSON text or, for strings, as they are. */
export function fieldsOf(row: Row): readonly RowField[] {
  return [...row.entries()].map(toField);
}

function toField([name, value]: readonly [Value, Value]): RowField {
  return typeof value === 'string'
    ? { name: pyStr(name), value, kind: 'string' }
    : { name: pyStr(name), value: toJson(value), kind: 'json' };
}

/** Templates that stand in another file all have their place where that is named, so no cursor means them. */
function chooseTemplate(parsed: ParsedTask, task: Task, choice: TemplateChoice): TaskTemplate | undefined {
  const first = task.templates[0];
  switch (choice.kind) {
    case 'first':
      return first;
    case 'name':
      return task.templates.find(({ name }) => name === choice.name) ?? first;
    case 'position': {
      const offset = parsed.offset(choice.position);
      return task.templates.findLast(({ span, from }) => from === undefined && span.start <= offset) ?? first;
    }
  }
}

function chooseRow(choice: RowChoice, count: number): number {
  if (choice.kind === 'random') return createRandom(choice.seed).below(count);
  return Math.max(0, Math.min(choice.index, count - 1));
}

export function locate(parsed: ParsedDocument, span: Span): Location {
  return { uri: parsed.source.uri, range: parsed.range(span) };
}

/** The answer to a question that nobody waits for any more. */
export function cancelled(parsed: ParsedDocument): PreviewUnavailable {
  return unavailable(parsed, 'cancelled', l10n.t('This preview is out of date.'));
}

function unavailable(
  parsed: ParsedDocument,
  reason: PreviewUnavailable['reason'],
  message: string,
  span?: Span,
): PreviewUnavailable {
  const { uri, version } = parsed.source;
  const location = span ? { location: locate(parsed, span) } : {};
  return { kind: 'unavailable', uri, version, reason, message, ...location };
}
