import * as l10n from '@vscode/l10n';
import { renderTemplate, type Context, type JinjaCode, type RenderError } from '../jinja';
import { err, ok, type Result, type Span } from '../text';
import { parseJson, pyStr, stripText, typeName, type Value } from '../value';
import { asJson } from './as-json';
import type { Choices, JinjaField } from './task';

export type ChoicesFailureCode = JinjaCode | 'choices-not-a-list' | 'choices-empty';

/** Why the choices of a row could not be told. */
export interface ChoicesFailure {
  readonly code: ChoicesFailureCode;
  readonly message: string;
  /** In the task file. */
  readonly span: Span;
}

/**
 * A row's answer choices, in label order, stripped. An expression gives either a list (`{{ options }}`), whose items
 * become text as Python prints them, or text with `|||` between the choices, as in PromptSource.
 */
export function renderChoices(
  choices: Choices,
  context: Context,
  seed: string,
): Result<readonly string[], ChoicesFailure> {
  if (choices.kind === 'list') return ok(choices.items.map(({ text }) => stripText(text, 'both')));
  const { field, span } = choices;
  const value = evaluate(field, context, seed);
  if (!value.ok) {
    const { code, message } = value.error;
    return err({ code, message, span: field.map.spanToFile(value.error.span) });
  }
  const items = typeof value.value === 'string' ? splitChoices(value.value) : value.value;
  if (!Array.isArray(items)) {
    const message = l10n.t('The choices must be a list or text with "|||" between them, found {0}.', typeName(items));
    return err({ code: 'choices-not-a-list', message, span });
  }
  if (items.length === 0) {
    return err({ code: 'choices-empty', message: l10n.t('The choices of this row are an empty list.'), span });
  }
  return ok(items.map((item) => stripText(pyStr(item), 'both')));
}

/** The value of a field that is one expression; of any other, the text it prints. */
function evaluate(field: JinjaField, context: Context, seed: string): Result<Value, RenderError> {
  const expression = asJson(field.template);
  const rendered = renderTemplate(expression ?? field.template, context, { seed });
  if (!rendered.ok || !expression) return rendered;
  const parsed = parseJson(rendered.value);
  return ok(parsed.ok ? parsed.value : rendered.value);
}

function splitChoices(text: string): string[] {
  return stripText(text, 'both') === '' ? [] : text.split('|||');
}
