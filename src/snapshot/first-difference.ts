import type { Span } from '../text';

/** The first line on which two texts differ. Lines end with `\n`; a `\r` before it is part of the line. */
export interface LineDifference {
  /** From 0, the same in both texts. */
  readonly line: number;
  /** Undefined where the text has fewer lines. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** The line in the expected text, as offsets; where that has ended, its last line. */
  readonly span: Span;
}

/** Undefined where the texts are the same. */
export function firstDifference(expected: string, actual: string): LineDifference | undefined {
  if (expected === actual) return undefined;
  const [olds, news] = [expected.split('\n'), actual.split('\n')];
  let start = 0;
  for (let line = 0; ; line++) {
    const [old, now] = [olds[line], news[line]];
    if (old !== now) return { line, expected: old, actual: now, span: spanAt(expected, start) };
    // The last line stays the place of what comes behind it.
    if (line + 1 < olds.length) start += old!.length + 1;
  }
}

function spanAt(text: string, start: number): Span {
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
