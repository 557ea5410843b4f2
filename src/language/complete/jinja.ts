import { builtins, completionContext, type BuiltinDoc, type CompletionContext } from '../../jinja';
import type { Span } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { JinjaPlace } from '../jinja-at';
import { codeBlock } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { insideScalar } from '../scalar-text';
import type { CompletionItem } from '../types';
import { completeAttribute } from './attribute';
import { callSnippet } from './call-snippet';
import { completeName } from './name';
import { completeString } from './string';
import type { JinjaWord } from './jinja-word';
import { completeTag } from './tag';

/**
 * The words that fit at a place inside a template.
 *
 * @param cursor the same place in the file
 */
export async function completeJinja(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  cursor: number,
  cancel?: Cancellation,
): Promise<readonly CompletionItem[]> {
  const at = completionContext(place.source, place.offset);
  if (at.kind === 'none') return [];
  const span = placeOf(parsed, place, at, cursor);
  // What began on another line cannot be replaced by an edit of this one.
  if (parsed.text.slice(span.start, cursor).includes('\n')) return [];
  const words = await wordsAt(context, parsed, place, at, cancel);
  const range = parsed.range(span);
  return words.flatMap(({ group, insert, snippet = false, ...word }, index): readonly CompletionItem[] => {
    const newText = insideScalar(place.style, insert ?? word.label);
    if (newText === undefined) return [];
    const sortText = `${group}${String(index).padStart(4, '0')}`;
    return [{ ...word, edit: { range, newText }, snippet, sortText }];
  });
}

/** The half-typed word in the file. Where there is none the cursor itself: folded lines have places that no text has. */
function placeOf(
  parsed: ParsedTask,
  { toFile }: JinjaPlace,
  { prefix, span }: Exclude<CompletionContext, { kind: 'none' }>,
  cursor: number,
): Span {
  const word = toFile(span);
  const end = span.end > span.start && !parsed.text.slice(cursor, word.end).includes('\n') ? word.end : cursor;
  return { start: prefix === '' ? cursor : word.start, end: Math.max(end, cursor) };
}

async function wordsAt(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  at: Exclude<CompletionContext, { kind: 'none' }>,
  cancel: Cancellation | undefined,
): Promise<readonly JinjaWord[]> {
  const behind = place.source.slice(at.span.end);
  const called =
    (kind: JinjaWord['kind']) =>
    (doc: BuiltinDoc): JinjaWord => ({
      label: doc.name,
      kind,
      group: 1,
      detail: doc.signature,
      documentation: `${doc.summary}\n\n${codeBlock(doc.example, 'jinja')}`,
      ...callSnippet(doc.signature, behind),
    });
  switch (at.kind) {
    case 'filter':
      return byName(builtins().filters).map(called('filter'));
    case 'test':
      return byName(builtins().tests).map(called('test'));
    case 'tag':
      return completeTag(place.source, at.span);
    case 'attribute':
      return completeAttribute(context, parsed, place, at, behind);
    case 'string':
      return completeString(context, parsed, place, at, cancel);
    case 'name':
      return [
        ...(await completeName(context, parsed, place, at.span)),
        ...byName(builtins().functions)
          .map(called('function'))
          .map((word) => ({ ...word, group: 3 })),
        ...wordsOfJinja.map((label): JinjaWord => ({ label, kind: 'tag', group: 4 })),
      ];
  }
}

const wordsOfJinja: readonly string[] = ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none'];

function byName(docs: readonly BuiltinDoc[]): readonly BuiltinDoc[] {
  return [...docs].sort((a, b) => (a.name < b.name ? -1 : 1));
}
