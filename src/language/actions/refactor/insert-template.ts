import { lineEndOf, nextLine } from '../edit/entries';
import type { TemplateItem } from '../edit/items';
import type { Rewrite } from './refactoring';

/** The lines of a template, without the last line's end; the snippet is the same with tab stops. */
export interface NewTemplate {
  readonly lines: string;
  readonly snippet: string;
}

/**
 * Puts a template behind another one, with an empty line between them where the file has such lines. It goes to the
 * start of the next line: VS Code moves the lines of a snippet by the margin that it is inserted at. Where no line
 * follows there is no such place, so the text comes without tab stops.
 */
export function insertBehind(
  text: string,
  { span, margin }: TemplateItem,
  { lines, snippet }: NewTemplate,
): Rewrite['edits'][number] {
  const lineEnd = lineEndOf(text);
  const whole = gapBetween(text, margin);
  const at = nextLine(text, span.end);
  if (text[at - 1] !== '\n') return { span: { start: span.end, end: span.end }, newText: whole + lines };
  const gap = whole.slice(lineEnd.length);
  return { span: { start: at, end: at }, newText: gap + lines + lineEnd, snippet: gap + snippet + lineEnd };
}

/** What stands between two templates of a file: a line end, and an empty line where it has such lines. */
export function gapBetween(text: string, margin: string): string {
  const isLoose = new RegExp(`\\n[ \\t]*\\r?\\n${margin}- `).test(text);
  return lineEndOf(text).repeat(isLoose ? 2 : 1);
}

/** Text of a snippet as it stands. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
