import type { TextEdit } from '../../../text';
import { readsBack } from './reads-back';
import type { ScalarPlace } from './scalar-place';
import { isBlockStyle, type ScalarStyle } from './scalar-style';
import { writeScalar } from './write-scalar';

/**
 * Writes a text, the place's own or another, in a style where it stands. Undefined where that style cannot hold it
 * there: then nothing must be offered.
 */
export function rewrite(place: ScalarPlace, style: ScalarStyle, text = place.map.text): TextEdit | undefined {
  if (place.isFlow && isBlockStyle(style)) return undefined;
  const written = writeScalar(text, style, place.layout);
  if (written === undefined || !readsBack(place, written, text, style)) return undefined;
  return { span: place.span, newText: written };
}
