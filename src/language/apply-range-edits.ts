import { LineIndex } from '../text';
import { applyEdits } from './actions/edit/apply-edits';
import type { RangeEdit } from './types';

/** A text after edits that do not overlap, for shells without an editor that would apply them. */
export function applyRangeEdits(text: string, edits: readonly RangeEdit[]): string {
  const lines = new LineIndex(text);
  const spans = edits.map(({ range, newText }) => ({
    span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    newText,
  }));
  return applyEdits(text, spans);
}
