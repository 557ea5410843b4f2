import * as l10n from '@vscode/l10n';
import { analyse, builtins, completionContext, parseTemplate, type BuiltinDoc } from '../jinja';
import { contains, spanOf, type Span } from '../text';
import { PyDict, typeName, type Value } from '../value';
import type { Context } from './context';
import type { Sample } from './host';
import type { JinjaScalar } from './jinja-scalar';
import type { Cancellation } from './cancellation';
import { code, codeBlock, codeOfValue, escapeMarkdown } from './markdown';
import type { ParsedTask } from './parsed-document';
import { scopeNames } from './scope';
import { isJoined, separatorsOf } from './separators';
import type { Hover } from './types';

/** Rows whose values a hover lists. */
const rowsShown = 5;

/** What a word inside a template means; undefined on text and on words without a meaning of their own. */
export async function hoverJinja(
  context: Context,
  parsed: ParsedTask,
  place: JinjaScalar & { readonly offset: number },
  cancel?: Cancellation,
): Promise<Hover | undefined> {
  const { text } = place.map;
  const divider = isJoined(place.keys)
    ? separatorsOf(text, parseTemplate(text).body).find((span) => contains(span, place.offset))
    : undefined;
  const word = divider ?? wordAt(text, place.offset);
  if (!word) return undefined;
  const answer = (contents: string, span: Span = word): Hover => ({
    contents,
    range: parsed.range(place.map.spanToFile(span)),
  });
  if (divider) return answer(l10n.t('Ends the prompt and begins the target, once the text is rendered.'));
  const name = text.slice(word.start, word.end);
  const at = completionContext(text, word.end);
  if (at.kind === 'filter' || at.kind === 'test') {
    const docs = at.kind === 'filter' ? builtins().filters : builtins().tests;
    const doc = docs.find((candidate) => candidate.name === name);
    return doc && answer(describeBuiltin(doc));
  }
  if (at.kind !== 'name' && at.kind !== 'attribute') return undefined;

  const { uses } = analyse(parseTemplate(text));
  const use = uses.find(({ span }) => contains(span, word.start) && contains(span, word.end));
  if (use) {
    const sample = await context.sample(parsed);
    if (cancel?.isCancellationRequested) return undefined;
    // On `answer.text` the cursor says how much of the path is meant.
    const depth = contains(use.nameSpan, word.end) ? 0 : use.path.indexOf(name) + 1;
    const path = [use.name, ...use.path.slice(0, depth)];
    if (sample.columns.some((column) => column.name === use.name)) return answer(describeField(sample, path));
  }
  const given = scopeNames(parsed, place.keys).find((candidate) => candidate.name === name);
  if (given) return answer(`**${escapeMarkdown(name)}**\n\n${given.summary}`);
  const doc = at.kind === 'name' && builtins().functions.find((candidate) => candidate.name === name);
  return doc ? answer(describeBuiltin(doc)) : undefined;
}

/** Type, how often empty, and the values in the first rows. */
function describeField(sample: Sample, path: readonly string[]): string {
  const values = sample.rows.map((row) => valueAt(row, path));
  const empty = values.filter(isEmpty).length;
  const types = [
    ...new Set(values.flatMap((value) => (value === undefined || value === null ? [] : [typeName(value)]))),
  ];
  const share = l10n.t('empty in {0} of {1} rows', empty, values.length);
  const head = `**${escapeMarkdown(path.join('.'))}** · ${types.sort().join(' | ') || 'None'} · ${share}`;
  const lines = values
    .slice(0, rowsShown)
    .map((value, index) => `${index + 1}. ${value === undefined ? l10n.t('*missing*') : codeOfValue(value)}`);
  return `${head}\n\n${lines.join('\n')}`;
}

function valueAt(row: PyDict, path: readonly string[]): Value | undefined {
  let value: Value | undefined = row;
  for (const key of path) value = value instanceof PyDict ? value.get(key) : undefined;
  return value;
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return (Array.isArray(value) && value.length === 0) || (value instanceof PyDict && value.size === 0);
}

function describeBuiltin(doc: BuiltinDoc): string {
  return `${code(doc.signature)}\n\n${doc.summary}\n\n${codeBlock(doc.example, 'jinja')}`;
}

function wordAt(text: string, offset: number): Span | undefined {
  let [start, end] = [offset, offset];
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  return end > start ? spanOf(start, end) : undefined;
}
