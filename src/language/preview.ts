import * as l10n from '@vscode/l10n';
import type { Row } from '../data';
import { createRandom } from '../random';
import { renderExample, type Task, type TaskTemplate } from '../task';
import type { Span } from '../text';
import { pyStr, toJson, type Value } from '../value';
import type { Context } from './context';
import { tellProblem } from './data-problems';
import type { Sample } from './host';
import type { Cancellation } from './cancellation';
import type { ParsedDocument, ParsedTask } from './parsed-document';
import { previewTexts } from './preview-text';
import { seedOf } from './renders';
import type {
  PreviewModel,
  PreviewParams,
  PreviewSubject,
  PreviewUnavailable,
  RowChoice,
  TemplateChoice,
} from './protocol';
import type { Location } from './types';

/** One template rendered for one row of the sample, or why it is not. */
export async function preview(
  context: Context,
  parsed: ParsedDocument,
  params: PreviewParams,
  cancel?: Cancellation,
): Promise<PreviewModel> {
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
  const index = chooseRow(params.row, sample.rows.length);
  const row = sample.rows[index];
  if (!row || cancel?.isCancellationRequested) {
    const [first] = sample.problems;
    const message = first ? tellProblem(first, parsed.source.path) : l10n.t('The data of this task has no rows.');
    return unavailable(parsed, 'no-rows', message, task.dataSpan);
  }
  return render(parsed, task, template, sample, index, row);
}

function render(
  parsed: ParsedTask,
  task: Task,
  template: TaskTemplate,
  sample: Sample,
  index: number,
  row: Row,
): PreviewModel {
  const subject = describe(parsed, task, template, sample, index, row);
  const options = seedOf(index);
  const example = renderExample(task, template, row, options);
  if (!example.ok) {
    const { code, message, field, span } = example.error;
    return { kind: 'failed', ...subject, code, message, field, location: locate(parsed, span) };
  }
  const { input, target, ...rest } = example.value;
  const texts = previewTexts(parsed, task, template, row, options, { input, target });
  return { kind: 'rendered', ...subject, ...texts, ...rest };
}

function describe(
  parsed: ParsedTask,
  task: Task,
  template: TaskTemplate,
  sample: Sample,
  index: number,
  row: Row,
): PreviewSubject {
  return {
    uri: parsed.source.uri,
    version: parsed.source.version,
    task: { name: task.name, ...(task.title === undefined ? {} : { title: task.title }), cluster: task.cluster },
    template: {
      name: template.name,
      kind: template.kind,
      index: task.templates.indexOf(template),
      location: locate(parsed, template.span),
    },
    templates: task.templates.map(({ name }) => name),
    row: { index, count: sample.rows.length, split: sample.split, values: [...row.entries()].map(toCell) },
  };
}

function toCell([name, value]: readonly [Value, Value]): PreviewSubject['row']['values'][number] {
  return typeof value === 'string'
    ? { name: pyStr(name), value, kind: 'string' }
    : { name: pyStr(name), value: toJson(value), kind: 'json' };
}

function chooseTemplate(parsed: ParsedTask, task: Task, choice: TemplateChoice): TaskTemplate | undefined {
  const first = task.templates[0];
  switch (choice.kind) {
    case 'first':
      return first;
    case 'name':
      return task.templates.find(({ name }) => name === choice.name) ?? first;
    case 'position': {
      const offset = parsed.offset(choice.position);
      return task.templates.findLast(({ span }) => span.start <= offset) ?? first;
    }
  }
}

function chooseRow(choice: RowChoice, count: number): number {
  if (count === 0) return 0;
  if (choice.kind === 'random') return createRandom(choice.seed).below(count);
  return Math.max(0, Math.min(choice.index, count - 1));
}

function locate(parsed: ParsedDocument, span: Span): Location {
  return { uri: parsed.source.uri, range: parsed.range(span) };
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
