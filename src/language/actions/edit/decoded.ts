import type { Span } from '../../../text';
import type { ParsedDocument } from '../../parsed-document';
import { scalarPlaceAt, type ScalarPlace } from './scalar-place';

/** A stretch of a text in the file, as a stretch of the decoded text. */
export interface Decoded {
  readonly place: ScalarPlace;
  readonly text: string;
  /** In UTF-16 units of `text`. */
  readonly span: Span;
}

/** The text that a span of the file lies in; undefined where it lies in none, or its units are not known. */
export function decodedAt(
  { loaded: { document }, text }: Exclude<ParsedDocument, { readonly kind: 'other' }>,
  { start, end }: Span,
): Decoded | undefined {
  const place = scalarPlaceAt(document, text, start);
  if (!place?.map.exact) return undefined;
  const { map } = place;
  // Quotes and headers belong to a span that holds the whole scalar.
  const from = map.fromFile(Math.max(start, map.toFile(0)));
  const to = map.fromFile(Math.min(end, map.toFile(map.text.length)));
  if (from === undefined || to === undefined) return undefined;
  return { place, text: map.text, span: { start: from, end: Math.max(from, to) } };
}
