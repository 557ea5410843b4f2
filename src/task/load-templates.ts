import * as l10n from '@vscode/l10n';
import type { Cursor } from '../document';
import { extrasOf, valuesOf } from './extras';
import type { Span } from '../text';
import { readField, type TaskReader } from './jinja-field';
import { loadBody } from './load-body';
import type { ChoiceItem, Choices, JinjaField, Scoring, TaskTemplate, TemplateKind } from './task';

/** What a task gives to templates that do not say otherwise. */
export interface TemplateDefaults {
  readonly choices?: Choices;
  readonly answer?: JinjaField;
  readonly scoring: Scoring;
  readonly metrics: readonly string[];
}

/** Items that are no maps are left out; the schema reports them. */
export function loadTemplates(
  reader: TaskReader,
  templates: Cursor | undefined,
  defaults: TemplateDefaults,
): TaskTemplate[] {
  return (templates?.items() ?? []).flatMap((item, index) =>
    item.kind === 'map' ? [loadTemplate(reader, item, index, defaults)] : [],
  );
}

/** @param item a map */
export function loadTemplate(
  reader: TaskReader,
  item: Cursor,
  index: number,
  defaults: TemplateDefaults,
): TaskTemplate {
  const name = item.get('name');
  const kind = kindOf(item.get('kind')?.text);
  const own = loadChoices(reader, item.get('choices'));
  const choices = own ?? defaults.choices;
  const answer = readField(reader, item.get('answer')) ?? defaults.answer;
  const keepTrailingNewline = item.get('keep_trailing_newline')?.boolean ?? false;
  return {
    name: name?.text ?? l10n.t('template {0}', index + 1),
    nameSpan: name?.span ?? item.entries()[0]?.[1].keySpan ?? item.span,
    span: item.span,
    index,
    kind,
    // Turned around, a template asks for the text, not for the label: the task's choices do not rank it.
    scoring: scoringOf(item.get('scoring')?.text) ?? (kind === 'inverted' && !own ? 'generate' : defaults.scoring),
    metrics: loadMetrics(item.get('metrics')) ?? defaults.metrics,
    ...metricsPlace(item.get('metrics')),
    ...(choices ? { choices } : {}),
    ...(answer ? { answer } : {}),
    body: loadBody(reader, item, keepTrailingNewline),
    keepTrailingNewline,
    meta: valuesOf(item.get('meta')),
    extras: extrasOf(item),
  };
}

/** A list, or Jinja; text with neither Jinja nor a separator would be a single choice and is reported. */
export function loadChoices(reader: TaskReader, cursor: Cursor | undefined): Choices | undefined {
  if (cursor?.kind === 'list') {
    const items = cursor
      .items()
      .flatMap(({ text, span, scalar }): ChoiceItem[] =>
        text === undefined ? [] : [{ text, span, ...(scalar?.type === 'PLAIN' ? { isPlain: true } : {}) }],
      );
    return { kind: 'list', items, span: cursor.span };
  }
  const field = readField(reader, cursor);
  if (!field) return undefined;
  if (!/\{[{%]|\|\|\|/.test(field.text)) {
    const message = l10n.t(
      'Expected a list as in {0}, or Jinja that gives one as in {1}.',
      '["yes", "no"]',
      '"{{ options }}"',
    );
    reader.report({ code: 'choices-not-an-expression', severity: 'error', message, span: field.span });
    return undefined;
  }
  return { kind: 'expression', field, span: field.span };
}

export function scoringOf(text: string | undefined): Scoring | undefined {
  return text === 'rank' || text === 'generate' ? text : undefined;
}

export function loadMetrics(cursor: Cursor | undefined): string[] | undefined {
  return cursor?.kind === 'list' ? textItems(cursor) : undefined;
}

export function metricsPlace(cursor: Cursor | undefined): { readonly metricsSpan?: Span } {
  return cursor?.kind === 'list' ? { metricsSpan: cursor.span } : {};
}

export function textItems(cursor: Cursor | undefined): string[] {
  return (cursor?.items() ?? []).flatMap(({ text }) => (text === undefined ? [] : [text]));
}

function kindOf(text: string | undefined): TemplateKind {
  return text === 'inverted' || text === 'cot' || text === 'other' ? text : 'original';
}
