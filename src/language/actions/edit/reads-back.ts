import { isScalar } from 'yaml';
import { openDocument } from '../../../document';
import { contentOf } from '../../same-content';
import type { ScalarPlace } from './scalar-place';
import { styleOf, type ScalarStyle } from './scalar-style';

/**
 * Whether a scalar, written anew in place of another, is read as a text: in a small file of the same layout, so that
 * asking costs nothing however long the file is.
 *
 * @param written what replaces `place.span`
 * @param style the style that it must be read in
 */
export function readsBack(place: ScalarPlace, written: string, text: string, style: ScalarStyle): boolean {
  const source = place.isFlow ? inFlow(place, written) : inBlock(place, written);
  const { document, problems } = openDocument(source);
  if (problems.some(({ code }) => code === 'yaml-syntax')) return false;
  const scalar: unknown = document.getIn([...outerKeys(place), place.owner === 'key' ? 'k' : 0], true);
  if (!isScalar(scalar) || scalar.value !== text || styleOf(scalar) !== style) return false;
  // What follows is read as it was: comments behind a block may otherwise become text of it.
  const [, comments] = JSON.parse(contentOf(document, source)) as [unknown, readonly string[]];
  const expected = `${place.layout.comment}\n${place.isFlow ? '' : place.tail}`.match(/(?<=^|\s)#[^\r\n]*/gm) ?? [];
  return comments.map((comment) => comment.trim()).join('\n') === expected.map((line) => line.trim()).join('\n');
}

function inFlow({ owner }: ScalarPlace, written: string): string {
  return owner === 'key' ? `p: {k: ${written}, z: 1}\n` : `p: [${written}, z]\n`;
}

/** Under a key of the same depth, and before a sibling where the file goes on. */
function inBlock({ owner, layout: { column, lineEnd }, tail, isLast }: ScalarPlace, written: string): string {
  const margin = ' '.repeat(column);
  const [mark, sibling] = owner === 'key' ? ['k: ', 'z: 1'] : ['- ', '- z'];
  return `${column === 0 ? '' : 'p:\n'}${margin}${mark}${written}${tail}${isLast ? '' : `${lineEnd}${margin}${sibling}`}`;
}

/** Where the small file holds the scalar's owner. */
function outerKeys({ isFlow, layout: { column } }: ScalarPlace): readonly string[] {
  return isFlow || column > 0 ? ['p'] : [];
}
