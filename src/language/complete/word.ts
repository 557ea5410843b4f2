import { asScalar } from '../names/spell';
import type { ParsedDocument } from '../parsed-document';
import { insideScalar, styleOfQuote } from '../scalar-text';
import type { CompletionItem, CompletionKind, RangeEdit } from '../types';
import type { YamlCursor } from '../yaml-cursor';

/** The place of a value; behind a dash the first key of a map could stand there as well. */
export type ValueCursor = Exclude<YamlCursor, { kind: 'none' }>;

/** A value that is offered. */
export interface Word {
  /** What the value decodes to. */
  readonly text: string;
  /** How it is written where no quote is open, if not as the scalar that `text` needs. */
  readonly yaml?: string;
  /** Has no decoded text, so that it fits nowhere inside quotes: a list, a map. */
  readonly isCollection?: boolean;
  readonly kind: CompletionKind;
  readonly label?: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** Whether more can be chosen inside it, such as the files of a folder. */
  readonly goesOn?: boolean;
}

/** Where a value may be written, and with what before it. */
export interface ValuePlace {
  readonly range: RangeEdit['range'];
  /** A blank, directly behind a colon or a dash. */
  readonly lead: string;
  readonly quote: '"' | "'" | '';
}

/**
 * The place of a value that is being written; undefined where one is there already, beside the cursor or below it, so
 * that another would break the file.
 */
export function valuePlace(parsed: ParsedDocument, cursor: ValueCursor): ValuePlace | undefined {
  const { text } = parsed;
  const { start, end: typed } = cursor.span;
  const lineEnd = typed + text.slice(typed).search(/\r?\n|$/);
  const rest = text.slice(typed, lineEnd);
  if (cursor.kind === 'value' && cursor.quote !== '') {
    const closing = closingQuote(rest, cursor.quote);
    // Without a closing quote the rest of the line may be anything.
    const end = closing < 0 ? typed : typed + closing;
    return { range: parsed.range({ start, end }), lead: '', quote: cursor.quote };
  }
  const word = /^[\p{L}\p{N}_./*-]*/u.exec(rest)?.[0] ?? '';
  const behind = rest.slice(word.length);
  const isFree = cursor.flow ? /^[ \t]*(?:[,\]}]|#|$)/.test(behind) : /^[ \t]*(?:\s#.*)?$/.test(behind);
  if (!isFree || (!cursor.flow && hasBelow(text, start, lineEnd))) return undefined;
  const lead = /[:-]/.test(text[start - 1] ?? '') && cursor.prefix === '' ? ' ' : '';
  return { range: parsed.range({ start, end: typed + word.length }), lead, quote: '' };
}

function closingQuote(rest: string, quote: string): number {
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === '\\' && quote === '"') i++;
    else if (rest[i] === quote && quote === "'" && rest[i + 1] === quote) i++;
    else if (rest[i] === quote) return i;
  }
  return -1;
}

/** Whether the lines below belong to the key or the dash at the end of which a place stands. */
function hasBelow(text: string, start: number, lineEnd: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const [dashes = ''] = /^\s*(?:-\s+)*/.exec(before) ?? [];
  const isItem = dashes.trimEnd().length === before.trimEnd().length;
  const column = isItem ? Math.max(0, dashes.lastIndexOf('-')) : dashes.length;
  const next = /\n(?:[ \t]*(?:#.*)?\r?\n)*( *)(-(?=\s))?\S/.exec(text.slice(lineEnd));
  if (!next) return false;
  const indent = next[1]?.length ?? 0;
  return indent > column || (indent === column && next[2] === '-' && !isItem);
}

/** The item for a word; undefined where it cannot be written in the quotes that are open. */
export function toItem({ range, lead, quote }: ValuePlace, word: Word, index: number): CompletionItem | undefined {
  const { text, yaml, kind, label = text, detail, documentation, goesOn = false } = word;
  if (quote !== '' && word.isCollection) return undefined;
  const written = quote === '' ? (yaml ?? asScalar(text)) : insideScalar(styleOfQuote(quote), text);
  if (written === undefined) return undefined;
  const newText = lead + written;
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    edit: { range, newText },
    ...(label === newText ? {} : { filterText: text }),
    ...(goesOn ? { goesOn } : {}),
    snippet: false,
    sortText: String(index).padStart(4, '0'),
  };
}
