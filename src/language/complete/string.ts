import * as l10n from '@vscode/l10n';
import type { CompletionContext } from '../../jinja';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { choicesAt } from '../hover/choice';
import type { JinjaPlace } from '../jinja-at';
import type { ParsedTask } from '../parsed-document';
import { partsAt } from '../values/parts';
import { keysAtPath, valuesAt, type ValuePath } from '../values/value-path';
import { variablesAt } from '../values/variables';
import { wayOf } from './attribute';
import type { JinjaWord } from './jinja-word';

type StringPlace = Extract<CompletionContext, { kind: 'string' }>;

/** More different texts than this are no kinds of something, and longer ones are no words. */
const [mostTexts, longestText] = [30, 80];

/**
 * In a quoted text: the choices where it is compared with `answer`, the values of the column that it is compared with
 * where these are few, and the keys of the data between brackets.
 */
export async function completeString(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  at: StringPlace,
  cancel: Cancellation | undefined,
): Promise<readonly JinjaWord[]> {
  if (at.role === 'other') return [];
  const word = (text: string, detail: string): JinjaWord => ({
    label: text,
    kind: 'value',
    detail,
    group: 1,
    insert: quotedText(text, at.quote) + (at.closed ? '' : at.quote),
  });
  const { parts, part } = partsAt(parsed, place.keys, place.source);
  const variables = variablesAt(parts, part, at.span.start);
  if (at.role === 'compared' && at.path.join('.') === 'answer' && !variables.has('answer')) {
    const choices = await choicesFor(context, parsed, place, cancel);
    if (choices.length > 0) return choices.map((text) => word(text, l10n.t('choice')));
  }
  const way = wayOf(at.path, variables);
  if (!way) return [];
  const { rows } = await context.sample(parsed);
  if (at.role === 'key') return keysAtPath(rows, way).map((key) => word(key, l10n.t('key')));
  return fewTexts(rows.flatMap((row) => valuesAt(row, way))).map((text) => word(text, writeCount(rows, way, text)));
}

/** The choices of the template around, or of the task: as written, or as the first rows give them. */
export async function choicesFor(
  context: Context,
  parsed: ParsedTask,
  { keys }: Pick<JinjaPlace, 'keys'>,
  cancel: Cancellation | undefined,
): Promise<readonly string[]> {
  const { task } = parsed.loaded;
  const choices = task && choicesAt(task, keys);
  if (!task || !choices) return [];
  if (choices.kind === 'list') return choices.items.map(({ text }) => text);
  const template = task.templates.find(({ index }) => index === keys[1]) ?? task.templates[0];
  if (!template) return [];
  const renders = await context.renders(parsed, await context.sample(parsed), cancel);
  const texts = renders?.of(template).flatMap((render) => (render.ok ? (render.value.choices ?? []) : [])) ?? [];
  return fewTexts(texts);
}

/** The different texts, in order of first appearance; none where they are too many or too long to choose from. */
function fewTexts(values: readonly unknown[]): readonly string[] {
  const texts = new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''));
  const isFew =
    texts.size <= mostTexts && [...texts].every((text) => text.length <= longestText && !/[\r\n]/.test(text));
  return isFew ? [...texts] : [];
}

function writeCount(rows: Parameters<typeof keysAtPath>[0], way: ValuePath, text: string): string {
  const count = rows.filter((row) => valuesAt(row, way).includes(text)).length;
  return l10n.t('in {0} of {1} rows', count, rows.length);
}

/** A text inside quotes of Jinja, which has Python's escapes. */
function quotedText(text: string, quote: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
}
