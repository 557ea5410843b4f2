import * as l10n from '@vscode/l10n';
import { entriesOf, lineEndOf, type Entry } from '../edit/entries';
import { freshName } from '../edit/names';
import { inTask, type Rewrite } from './refactoring';
import { templateAt, type PlacedTemplate } from './template-at';
import type { ParsedTask } from '../../parsed-document';

/**
 * Writes the template under the cursor once more behind itself, to be reworded: with a name of its own, on which the
 * cursor stands in editors that take tab stops.
 */
export const duplicateTemplate = inTask(({ parsed, span }): readonly Rewrite[] => {
  const placed = templateAt(parsed, span);
  const name = placed && entriesOf(placed.item.map, parsed.text).find(({ key }) => key === 'name');
  if (!placed || !name || !parsed.loaded.task) return [];
  const taken = parsed.loaded.task.templates.map((template) => template.name);
  const fresh = freshName(placed.template.name.trim().replace(/-\d+$/, ''), taken, '-');
  const copy = copyOf(parsed, placed, name, fresh);
  if (!copy) return [];
  return [{ title: l10n.t('Duplicate this template as a variant'), kind: 'refactor.rewrite', edits: [copy] }];
});

function copyOf(
  { text }: ParsedTask,
  { item: { span, margin } }: PlacedTemplate,
  name: Entry,
  fresh: string,
): Rewrite['edits'][number] | undefined {
  const value = text.slice(name.span.start, name.span.end);
  const written = /^(name:\s*)/.exec(value)?.[1];
  if (written === undefined) return undefined;
  const head = text.slice(span.start, name.span.start + written.length);
  const tail = text.slice(name.span.end, span.end);
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(fresh);
  const quote = isPlain ? '' : '"';
  const spelled = isPlain ? fresh : JSON.stringify(fresh).slice(1, -1);
  const gap = gapBetween(text, span.end, margin);
  const between = gap + head + quote;
  return {
    span: { start: span.end, end: span.end },
    newText: between + spelled + quote + tail,
    snippet: `${escapeSnippet(between)}\${1:${escapeSnippet(spelled)}}${escapeSnippet(quote + tail)}$0`,
  };
}

/** Templates with empty lines between them get one more. */
export function gapBetween(text: string, end: number, margin: string): string {
  const lineEnd = lineEndOf(text);
  const dash = `${margin}- `;
  const isLoose =
    /^\r?\n[ \t]*\r?\n/.test(text.slice(end)) && text.slice(end).trimStart().startsWith('- ')
      ? true
      : new RegExp(`\\n[ \\t]*\\r?\\n${dash}`).test(text);
  return isLoose ? lineEnd + lineEnd : lineEnd;
}

/** Text of a snippet as it stands. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
