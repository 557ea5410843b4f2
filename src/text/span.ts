/** A stretch of text in UTF-16 code units, as JavaScript counts them; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/** Whether `offset` lies in the span; its end counts, so that a cursor right behind a word is still on it. */
export function contains(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
