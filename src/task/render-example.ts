import { renderParts, renderTemplate, type Context } from '../jinja';
import { contextOf, type Row } from '../data';
import { err, ok, type Result, type Span } from '../text';
import { stripText } from '../value';
import { renderChoices, type ChoicesFailureCode } from './render-choices';
import type { JinjaField, Task, TaskTemplate } from './task';

/** What may differ between two renders of the same row. */
export interface ExampleOptions {
  /** Seeds `choice` and `random`; the same seed renders the same example. */
  readonly seed?: string | number;
  /** `false` renders `options_` as nothing: FLAN's "no options" form. Default true. */
  readonly withOptions?: boolean;
}

/** A row through a template. A blank `input` or `target` means that the template does not apply to the row. */
export interface RenderedExample {
  /** The prompt, stripped on the right. */
  readonly input: string;
  /** Stripped on both sides. */
  readonly target: string;
  readonly choices?: readonly string[];
  /** Index of `target` among `choices`; absent where it is none of them. */
  readonly gold?: number;
  /** What `options_` held. */
  readonly options?: string;
}

export type RenderFailureCode = ChoicesFailureCode;

/** Why a row could not be rendered, and where. */
export interface RenderFailure {
  readonly code: RenderFailureCode;
  readonly message: string;
  readonly field: 'input' | 'target' | 'choices' | 'answer';
  /** In the task file. */
  readonly span: Span;
}

/**
 * Renders a row through a template: its choices and its answer first, then input and target in one scope and one
 * pass, so that the target sees what the input has set. Besides the columns, templates see `choices` (also as
 * `answer_choices`), `options_` and `answer` where the task has them; a task's own `choices` and `answer` hide columns
 * of these names, except in the expressions that define them.
 */
export function renderExample(
  _task: Task,
  template: TaskTemplate,
  row: Row,
  { seed = 0, withOptions = true }: ExampleOptions = {},
): Result<RenderedExample, RenderFailure> {
  const context = contextOf(row);
  let choices: readonly string[] | undefined;
  let options: string | undefined;
  if (template.choices) {
    const rendered = renderChoices(template.choices, context, `${seed}/choices`);
    if (!rendered.ok) return err({ ...rendered.error, field: 'choices' });
    choices = rendered.value;
    options = withOptions ? formatOptions(choices) : '';
    context.set('choices', [...choices]);
    context.set('answer_choices', [...choices]);
    context.set('options_', options);
  }
  if (template.answer) {
    const answer = renderAnswer(template.answer, context, `${seed}/answer`);
    if (!answer.ok) return answer;
    context.set('answer', answer.value);
  }
  const { input, target } = template;
  const parts = renderParts([input.template, target.template], context, { seed });
  if (!parts.ok) {
    const field = parts.error.part === 0 ? 'input' : 'target';
    return err(failure(field, field === 'input' ? input : target, parts.error));
  }
  const [inputText = '', targetText = ''] = parts.value;
  const stripped = stripText(targetText, 'both');
  const gold = choices?.indexOf(stripped) ?? -1;
  return ok({
    input: stripText(inputText, 'right'),
    target: stripped,
    ...(choices ? { choices } : {}),
    ...(gold >= 0 ? { gold } : {}),
    ...(options === undefined ? {} : { options }),
  });
}

/** Whether the template does not apply to the row: it prints no prompt or no target (PromptSource's convention). */
export function isBlank(example: RenderedExample): boolean {
  return example.input.trim() === '' || example.target === '';
}

/** FLAN's `format_options`. */
export function formatOptions(choices: readonly string[]): string {
  return `OPTIONS:\n- ${choices.join('\n- ')}`;
}

function renderAnswer(field: JinjaField, context: Context, seed: string): Result<string, RenderFailure> {
  const rendered = renderTemplate(field.template, context, { seed });
  if (!rendered.ok) return err(failure('answer', field, rendered.error));
  return ok(stripText(rendered.value, 'both'));
}

function failure(
  field: RenderFailure['field'],
  { map }: JinjaField,
  { code, message, span }: { code: RenderFailureCode; message: string; span: Span },
): RenderFailure {
  return { code, message, field, span: map.spanToFile(span) };
}
