import { asScalar } from '../names/spell';
import type { ParsedDocument } from '../parsed-document';
import { insideScalar, styleOfQuote } from '../scalar-text';
import type { CompletionItem, CompletionKind } from '../types';
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

/** The item for a word; undefined where it cannot be written in the quotes that are open. */
export function toItem(
  parsed: ParsedDocument,
  cursor: ValueCursor,
  word: Word,
  index: number,
): CompletionItem | undefined {
  const { text, yaml, kind, label = text, detail, documentation, goesOn = false } = word;
  const quote = cursor.kind === 'value' ? cursor.quote : '';
  if (quote !== '' && word.isCollection) return undefined;
  const newText = quote === '' ? (yaml ?? asScalar(text)) : insideScalar(styleOfQuote(quote), text);
  if (newText === undefined) return undefined;
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    edit: { range: parsed.range({ start: cursor.span.start, end: endOfWord(parsed.text, cursor, quote) }), newText },
    ...(label === newText ? {} : { filterText: text }),
    ...(goesOn ? { goesOn } : {}),
    snippet: false,
    sortText: String(index).padStart(4, '0'),
  };
}

/** Behind the word under the cursor: at the closing quote, or where a plain word ends. */
function endOfWord(text: string, { span }: ValueCursor, quote: string): number {
  const rest = text.slice(span.end, text.slice(span.end).search(/[\r\n]|$/) + span.end);
  if (quote === '') return span.end + (/^[\p{L}\p{N}_./*-]*/u.exec(rest)?.[0].length ?? 0);
  const closing = rest.indexOf(quote);
  // Without a closing quote the rest of the line may be anything.
  return closing < 0 ? span.end : span.end + closing;
}
