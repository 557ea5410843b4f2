import * as l10n from '@vscode/l10n';
import { renderTemplate, type Context, type JinjaCode, type RenderError, type RenderOptions } from '../jinja';
import { err, ok, type Result, type Span } from '../text';
import { parseJson, pyStr, stripText, typeName, type Value } from '../value';
import { asJson } from './as-json';
import { protect, splitParts } from './protect-separator';
import type { Choices, JinjaField } from './task';

export type ChoicesFailureCode = JinjaCode | 'choices-not-a-list' | 'choices-empty';

/** Why the choices of a row could not be told. */
export interface ChoicesFailure {
  readonly code: ChoicesFailureCode;
  readonly message: string;
  /** In the task file. */
  readonly span: Span;
  readonly outOf?: 'steps' | 'time';
}

/**
 * A row's answer choices, in label order, stripped. An expression gives either a list (`{{ options }}`), whose items
 * become text as Python prints them, or text with `|||` between the choices. Such text is divided as PromptSource does
 * it: empty choices stay, and a separator in the row's own text divides nothing.
 */
export function renderChoices(
  choices: Choices,
  context: Context,
  options: RenderOptions,
): Result<readonly string[], ChoicesFailure> {
  if (choices.kind === 'list') return ok(choices.items.map(({ text }) => stripText(text, 'both')));
  const { field, span } = choices;
  const value = evaluate(field, context, options);
  if (!value.ok) return err(failure(field, value.error));
  if (typeof value.value === 'string') return divide(field, span, value.value, context, options);
  if (!Array.isArray(value.value)) {
    const found = typeName(value.value);
    const message = l10n.t('The choices must be a list or text with "|||" between them, found {0}.', found);
    return err({ code: 'choices-not-a-list', message, span });
  }
  if (value.value.length === 0) return err(nothing(span));
  return ok(value.value.map((item) => stripText(pyStr(item), 'both')));
}

/** The value of a field that is one expression; of any other, the text it prints. */
function evaluate(field: JinjaField, context: Context, options: RenderOptions): Result<Value, RenderError> {
  const expression = asJson(field.template);
  const rendered = renderTemplate(expression ?? field.template, context, options);
  if (!rendered.ok || !expression) return rendered;
  const parsed = parseJson(rendered.value);
  return ok(parsed.ok ? parsed.value : rendered.value);
}

/** Divides the text that a field prints; where the row holds separators, it is printed again with those hidden. */
function divide(
  field: JinjaField,
  span: Span,
  text: string,
  context: Context,
  options: RenderOptions,
): Result<readonly string[], ChoicesFailure> {
  const hidden = protect(context);
  const printed = hidden === context ? ok(text) : renderTemplate(field.template, hidden, options);
  if (!printed.ok) return err(failure(field, printed.error));
  if (stripText(printed.value, 'both') === '') return err(nothing(span));
  return ok(splitParts(printed.value).map((part) => stripText(part, 'both')));
}

function nothing(span: Span): ChoicesFailure {
  return { code: 'choices-empty', message: l10n.t('The choices of this row are an empty list.'), span };
}

function failure({ map }: JinjaField, { code, message, span, outOf }: RenderError): ChoicesFailure {
  return { code, message, span: map.spanToFile(span), ...(outOf ? { outOf } : {}) };
}
