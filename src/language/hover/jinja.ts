import * as l10n from '@vscode/l10n';
import { builtins, completionContext, type Expression, type Template } from '../../jinja';
import { contains, spanOf, type Span } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { JinjaScalar } from '../jinja-scalar';
import { escapeMarkdown } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { scopeNames } from '../scope';
import { isJoined, separatorsOf } from '../separators';
import type { Hover } from '../types';
import { namedAt } from '../values/named-at';
import { eachExpression, partsAt } from '../values/parts';
import { describeBuiltin } from './builtin';
import { choicesAt, describeChoice } from './choice';
import { describeField, pinOf } from './field';
import { describeMethod } from './method';
import { describeVariable } from './variable';

type Place = JinjaScalar & { readonly offset: number };

/** A text that a template spells out, and its place in the source. */
interface Literal {
  readonly text: string;
  readonly span: Span;
}

/** What a word inside a template means; undefined on text and on words without a meaning of their own. */
export async function hoverJinja(
  context: Context,
  parsed: ParsedTask,
  place: Place,
  cancel?: Cancellation,
): Promise<Hover | undefined> {
  const { text } = place.map;
  const answer = (contents: string | undefined, span: Span): Hover | undefined =>
    contents === undefined ? undefined : { contents, range: parsed.range(place.map.spanToFile(span)) };
  const parts = partsAt(parsed, place.keys, text);
  const own = parts.parts[parts.part]!;

  const divider = isJoined(place.keys)
    ? separatorsOf(text, own.body).find((span) => contains(span, place.offset))
    : undefined;
  if (divider) return answer(l10n.t('Ends the prompt and begins the target, once the text is rendered.'), divider);
  const choice = comparedAt(own, place.offset) ?? wholeTarget(place);
  if (choice) return answer(await describeCompared(context, parsed, place, choice.text, cancel), choice.span);

  const word = wordAt(text, place.offset);
  if (!word) return undefined;
  const name = text.slice(word.start, word.end);
  const at = completionContext(text, word.end);
  if (at.kind === 'filter' || at.kind === 'test') {
    const docs = at.kind === 'filter' ? builtins().filters : builtins().tests;
    const doc = docs.find((candidate) => candidate.name === name);
    return answer(doc && describeBuiltin(doc), word);
  }

  const named = namedAt(parts, word);
  const sample = named && (await context.sample(parsed));
  if (cancel?.isCancellationRequested) return undefined;
  const method = at.kind === 'attribute' ? describeMethod(name, sample, named?.path) : undefined;
  if (method !== undefined) return answer(method, word);
  const isColumn = sample?.columns.some((column) => column.name === named?.path?.root) ?? false;
  const field =
    sample && named?.path && isColumn ? describeField(sample, named.path, pinOf(parsed, named.path)) : undefined;
  if (named?.variable) {
    const set = describeVariable(parts, named.variable);
    return answer(field === undefined ? set : `${set}\n\n${field}`, word);
  }
  if (field !== undefined) return answer(field, word);
  if (at.kind !== 'name') return undefined;
  const given = scopeNames(parsed, place.keys).find((candidate) => candidate.name === name);
  if (given) return answer(`**${escapeMarkdown(name)}**\n\n${given.summary}`, word);
  const doc = builtins().functions.find((candidate) => candidate.name === name);
  return answer(doc && describeBuiltin(doc), word);
}

/** A choice that a template spells out. */
async function describeCompared(
  context: Context,
  parsed: ParsedTask,
  { keys }: Place,
  text: string,
  cancel: Cancellation | undefined,
): Promise<string | undefined> {
  const { task } = parsed.loaded;
  if (!task) return undefined;
  const choices = choicesAt(task, keys);
  if (choices?.kind !== 'list' || !choices.items.some((item) => item.text === text)) return undefined;
  const renders = await context.renders(parsed, await context.sample(parsed), cancel);
  return renders && describeChoice(task, choices, text, renders);
}

/** The text of a target that is written out. */
function wholeTarget({ keys, map }: Place): Literal | undefined {
  const text = map.text.trim();
  if (keys[2] !== 'target' || text === '' || /[{}]/.test(text)) return undefined;
  const start = map.text.indexOf(text);
  return { text, span: spanOf(start, start + text.length) };
}

/** The text at a place that something is compared with. */
function comparedAt({ body }: Template, offset: number): Literal | undefined {
  let found: Literal | undefined;
  const look = (side: Expression): void => {
    if (side.type === 'List' || side.type === 'Tuple') for (const item of side.items) look(item);
    else if (side.type === 'Constant' && side.literal.kind === 'string' && contains(side.span, offset)) {
      found = { text: side.literal.value, span: side.span };
    }
  };
  eachExpression(body, (expression) => {
    if (expression.type === 'Compare')
      for (const side of [expression.left, ...expression.rest.map(({ right }) => right)]) look(side);
  });
  return found;
}

function wordAt(text: string, offset: number): Span | undefined {
  let [start, end] = [offset, offset];
  while (start > 0 && /[\p{L}\p{N}_]/u.test(text[start - 1]!)) start--;
  while (end < text.length && /[\p{L}\p{N}_]/u.test(text[end]!)) end++;
  return end > start ? spanOf(start, end) : undefined;
}
