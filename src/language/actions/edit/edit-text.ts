import type { Span, TextEdit } from '../../../text';
import { applyEdits } from './apply-edits';
import { readsBack } from './reads-back';
import { rewrite } from './rewrite';
import type { ScalarPlace } from './scalar-place';
import type { ScalarStyle } from './scalar-style';

/** A stretch of a decoded text, in UTF-16 units of it, and what stands there instead. */
export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Changes a text in place. Where its style can hold the change, only what changes is edited, so that all else keeps
 * its layout; otherwise the scalar is written anew, as a literal block or in double quotes if it must be.
 *
 * @param changes in order, none overlapping
 */
export function editText(place: ScalarPlace, changes: readonly TextChange[]): readonly TextEdit[] | undefined {
  const text = changes.reduceRight(
    (now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end),
    place.map.text,
  );
  const inPlace = editInPlace(place, changes, text);
  if (inPlace) return inPlace;
  const styles: readonly ScalarStyle[] = [place.style, 'literal', 'double'];
  for (const style of styles) {
    const edit = rewrite(place, style, text);
    if (edit) return [edit];
  }
  return undefined;
}

function editInPlace(
  place: ScalarPlace,
  changes: readonly TextChange[],
  text: string,
): readonly TextEdit[] | undefined {
  const { map, span: whole, style } = place;
  if (!map.exact) return undefined;
  const edits = changes.map(({ span, newText }) => ({ span: map.spanToFile(span), newText: spell(place, newText) }));
  if (edits.some(({ span }) => span.start < whole.start || span.end > whole.end)) return undefined;
  const source = place.source.slice(whole.start, whole.end);
  const local = edits.map(({ span, newText }) => ({
    span: { start: span.start - whole.start, end: span.end - whole.start },
    newText,
  }));
  return readsBack(place, applyEdits(source, local), text, style) ? edits : undefined;
}

/** A piece of text as a style writes it; whether it can, reading it back tells. */
function spell({ style, source, span, layout: { lineEnd } }: ScalarPlace, text: string): string {
  switch (style) {
    case 'single':
      return text.replaceAll("'", "''");
    case 'double':
      return JSON.stringify(text).slice(1, -1);
    case 'literal':
    case 'folded': {
      const margin = /\n( *)[^ \r\n]/.exec(source.slice(span.start, span.end))?.[1] ?? '';
      return text.replaceAll('\n', (style === 'folded' ? lineEnd : '') + lineEnd + margin);
    }
    case 'plain':
      return text;
  }
}
