import type { ParsedDocument } from '../parsed-document';
import type { RangeEdit } from '../types';
import type { YamlCursor } from '../yaml-cursor';

type KeyCursor = Extract<YamlCursor, { kind: 'key' }>;

/** The place of a half-typed key, and how lines below it are written. */
export interface KeyLine {
  /** What an item replaces: the whole word under the cursor, with the line's indentation where that must change. */
  readonly range: RangeEdit['range'];
  /** What comes before the key: the indentation that the line should have had, or nothing. */
  readonly lead: string;
  /** Indentation of what stands inside the key, counted as an editor does that indents lines like the first one. */
  readonly deeper: string;
  /** The line has its colon already: only the key is being written anew. */
  readonly hasColon: boolean;
}

/** The place of a key; undefined where something stands behind it that would become part of it. */
export function keyLine(parsed: ParsedDocument, cursor: KeyCursor): KeyLine | undefined {
  const { start, end: typed } = cursor.span;
  const [word = ''] = /^[\w.-]*/.exec(parsed.text.slice(typed)) ?? [];
  const end = typed + word.length;
  const hasColon = /^[ \t]*:(?:\s|$)/.test(parsed.text.slice(end));
  const rest = parsed.text.slice(end, end + parsed.text.slice(end).search(/\r?\n|$/));
  const isFree = cursor.flow ? /^[ \t]*(?:[,}]|#|$)/.test(rest) : /^(?:\s*|\s+#.*)$/.test(rest);
  if (!hasColon && !isFree) return undefined;
  if (cursor.column === undefined) {
    return { range: parsed.range({ start, end }), lead: '', deeper: cursor.afterDash ? '    ' : '  ', hasColon };
  }
  // An editor indents the lines below like the part of the first that stays, and here nothing of it does.
  const lead = ' '.repeat(cursor.column);
  const lineStart = parsed.text.lastIndexOf('\n', start - 1) + 1;
  return { range: parsed.range({ start: lineStart, end }), lead, deeper: `${lead}  `, hasColon };
}

/** A text with everything escaped that means something in a snippet. */
export function plainInSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
