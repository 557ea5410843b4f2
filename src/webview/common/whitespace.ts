/** A stretch of text to show: as it is, or as a mark that makes it visible. */
export interface Ink {
  readonly text: string;
  /** `space` and `tab` at the end of a line; `break` a newline at the very end. */
  readonly mark?: 'space' | 'tab' | 'break';
}

const invisible = /[ \t\u00a0]+(?=\n|$)|\n+$/g;

/**
 * Splits text into what reads as it is and what a reader would overlook: spaces and tabs at line ends and
 * newlines at the very end. Joined again, the pieces are the text, unchanged.
 * @param endsHere false when more text follows, so that the end of `text` is not the end of a line.
 */
export function inkOf(text: string, endsHere = true): readonly Ink[] {
  const pieces: Ink[] = [];
  let from = 0;
  for (const match of text.matchAll(invisible)) {
    const end = match.index + match[0].length;
    if (end === text.length && !endsHere) break;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    for (const unit of match[0]) pieces.push({ text: unit, mark: markOf(unit) });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function markOf(unit: string): 'space' | 'tab' | 'break' {
  if (unit === '\n') return 'break';
  return unit === '\t' ? 'tab' : 'space';
}
