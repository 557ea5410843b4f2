import { rewrite } from './rewrite';
import type { ScalarPlace } from './scalar-place';
import { isBlockStyle, type ScalarStyle } from './scalar-style';

/**
 * A text as the value of a key beside another one, in that one's style where it can hold it: what has lines as a block,
 * what has none in the quotes that need the least escaping.
 */
export function writeLike(place: ScalarPlace, text: string, comment = ''): string | undefined {
  const beside: ScalarPlace = { ...place, layout: { ...place.layout, comment }, tail: '', isLast: false };
  for (const style of stylesFor(text, place.style)) {
    const edit = rewrite(beside, style, text);
    if (edit) return edit.newText;
  }
  return undefined;
}

function stylesFor(text: string, like: ScalarStyle): readonly ScalarStyle[] {
  if (text.includes('\n')) return like === 'double' ? ['double'] : ['literal', 'double'];
  const needsNoEscape: readonly ScalarStyle[] = /["\\]/.test(text) ? ['single', 'literal'] : ['double'];
  return [...(isBlockStyle(like) ? [] : [like]), ...needsNoEscape, 'double'];
}
