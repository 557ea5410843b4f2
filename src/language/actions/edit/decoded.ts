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
  const from = place?.map.fromFile(start);
  const to = place?.map.fromFile(end);
  if (!place || from === undefined || to === undefined) return undefined;
  return { place, text: place.map.text, span: { start: from, end: Math.max(from, to) } };
}
