import { renderParts, renderTemplate, type Context, type RenderError, type RenderOptions } from '../jinja';
import { contextOf, type Row } from '../data';
import { err, ok, type Result, type Span } from '../text';
import { stripText } from '../value';
import type { BodyKey } from './body';
import { protect, splitParts } from './protect-separator';
import { renderChoices, type ChoicesFailureCode } from './render-choices';
import type { JinjaField, Task, TaskTemplate, TemplateBody } from './task';

/** What may differ between two renders of the same row. */
export interface ExampleOptions {
  /** Seeds `choice` and `random`; the same seed renders the same example. */
  readonly seed?: string | number;
  /** `false` renders `options_` as nothing: FLAN's "no options" form. Default true. */
  readonly withOptions?: boolean;
  /** How much work a render may be; without them the limits of every render hold. */
  readonly limits?: RenderLimits;
}

/** Units of work, about one per operation, and milliseconds. A render beyond them fails with `jinja-budget`. */
export type RenderLimits = Required<Pick<RenderOptions, 'maxSteps' | 'maxTime'>>;

/** A row through a template. A blank `input` or `target` means that the template does not apply to the row. */
export interface RenderedExample {
  /**
   * The prompt, stripped as PromptSource does it, but for one newline at its end where the template keeps it.
   */
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
  readonly field: BodyKey | 'choices' | 'answer';
  /** In the task file. */
  readonly span: Span;
  /** The render ran out of work or time; with larger limits it might have ended well. */
  readonly outOf?: 'steps' | 'time';
}

/**
 * Renders a row through a template: its choices and its answer first, then prompt and target in one scope and one
 * pass, so that the target sees what the prompt has set. A joined body is divided at `|||` after rendering; a separator
 * in the row's own text divides nothing, parts behind the second are dropped. Besides the columns, templates see
 * `choices` (also as `answer_choices`), `options_` and `answer` where the task has them; a task's own `choices` and
 * `answer` hide columns of these names, except in the expressions that define them.
 */
export function renderExample(
  _task: Task,
  template: TaskTemplate,
  row: Row,
  { seed = 0, withOptions = true, limits }: ExampleOptions = {},
): Result<RenderedExample, RenderFailure> {
  const context = contextOf(row);
  let choices: readonly string[] | undefined;
  let options: string | undefined;
  if (template.choices) {
    const rendered = renderChoices(template.choices, context, { ...limits, seed: `${seed}/choices` });
    if (!rendered.ok) return err({ ...rendered.error, field: 'choices' });
    choices = rendered.value;
    options = withOptions ? formatOptions(choices) : '';
    const list = [...choices];
    context.set('choices', list);
    context.set('answer_choices', list);
    context.set('options_', options);
  }
  if (template.answer) {
    const answer = renderAnswer(template.answer, context, { ...limits, seed: `${seed}/answer` });
    if (!answer.ok) return answer;
    context.set('answer', answer.value);
  }
  const texts = renderBody(template.body, context, { ...limits, seed });
  if (!texts.ok) return texts;
  const { input, target } = texts.value;
  const stripped = stripText(target, 'both');
  const gold = choices?.indexOf(stripped) ?? -1;
  return ok({
    input: stripPrompt(input, template.keepTrailingNewline),
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

/** Prompt and target as they are printed, not stripped yet. */
function renderBody(
  body: TemplateBody,
  context: Context,
  options: RenderOptions,
): Result<{ readonly input: string; readonly target: string }, RenderFailure> {
  if (body.kind === 'joined') {
    const rendered = renderTemplate(body.jinja.template, protect(context), options);
    if (!rendered.ok) return err(failure('jinja', body.jinja, rendered.error));
    const [input = '', target = ''] = splitParts(rendered.value);
    return ok({ input, target });
  }
  const parts = renderParts([body.input.template, body.target.template], context, options);
  if (!parts.ok) {
    const key = parts.error.part === 0 ? 'input' : 'target';
    return err(failure(key, body[key], parts.error));
  }
  const [input = '', target = ''] = parts.value;
  return ok({ input, target });
}

/** As PromptSource strips a prompt; FLAN has templates whose prompt ends in a newline that counts. */
function stripPrompt(prompt: string, keepNewline: boolean): string {
  const stripped = stripText(prompt, 'both');
  return keepNewline && prompt.endsWith('\n') ? `${stripped}\n` : stripped;
}

function renderAnswer(field: JinjaField, context: Context, options: RenderOptions): Result<string, RenderFailure> {
  const rendered = renderTemplate(field.template, context, options);
  if (!rendered.ok) return err(failure('answer', field, rendered.error));
  return ok(stripText(rendered.value, 'both'));
}

function failure(
  field: RenderFailure['field'],
  { map }: JinjaField,
  { code, message, span, outOf }: RenderError,
): RenderFailure {
  return { code, message, field, span: map.spanToFile(span), ...(outOf ? { outOf } : {}) };
}
