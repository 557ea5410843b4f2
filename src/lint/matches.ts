import type { Finding } from './rule';
import type { WrittenText } from './sides';

/** A match of a pattern in text that is printed as it stands. */
export interface TextMatch {
  readonly match: RegExpMatchArray;
  /** Offset in the field's text. */
  readonly at: number;
  /** What stands right before and behind it in the field's text, Jinja included. */
  readonly before: string;
  readonly after: string;
}

/**
 * Matches of a pattern that lie in a written stretch; what stands around them may be Jinja.
 *
 * @param pattern with the flag `g`
 */
export function matchesIn({ field, span }: WrittenText, pattern: RegExp): readonly TextMatch[] {
  return [...field.text.slice(span.start, span.end).matchAll(pattern)].map((match) => {
    const at = span.start + match.index;
    return { match, at, before: field.text.slice(0, at), after: field.text.slice(at + match[0].length) };
  });
}

/**
 * A finding for a stretch of a field's text.
 *
 * @param cure the new text; it must be free of what any YAML style would have to escape. None without an exact place.
 */
export function findingAt(
  { field }: WrittenText,
  span: { readonly start: number; readonly end: number },
  message: string,
  cure?: { readonly title: string; readonly newText: string },
): Finding {
  const place = field.map.spanToFile(span);
  const fix =
    cure && field.map.exact ? { title: cure.title, edits: [{ span: place, newText: cure.newText }] } : undefined;
  return { message, span: place, ...(fix ? { fix } : {}) };
}
