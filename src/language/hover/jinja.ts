import * as l10n from '@vscode/l10n';
import { analyse, builtins, completionContext, parseTemplate, type BuiltinDoc } from '../../jinja';
import { contains, spanOf, type Span } from '../../text';
import type { Context } from '../context';
import type { JinjaScalar } from '../jinja-scalar';
import type { Cancellation } from '../cancellation';
import { code, codeBlock, escapeMarkdown } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { scopeNames } from '../scope';
import { describeField, pinOf } from './field';
import { isJoined, separatorsOf } from '../separators';
import type { Hover } from '../types';

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
    if (sample.columns.some((column) => column.name === use.name))
      return answer(describeField(sample, path, pinOf(parsed, path)));
  }
  const given = scopeNames(parsed, place.keys).find((candidate) => candidate.name === name);
  if (given) return answer(`**${escapeMarkdown(name)}**\n\n${given.summary}`);
  const doc = at.kind === 'name' && builtins().functions.find((candidate) => candidate.name === name);
  return doc ? answer(describeBuiltin(doc)) : undefined;
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
