import { asIndex, chargeText, codePoints, textLength, typeError, typeName, type Value } from '../../value';
import { needText } from '../markup';

function widthOf(value: Value): number {
  const width = asIndex(value);
  if (width === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  return width;
}

/** Python's `ljust`, `rjust` and `center`. */
export function padText(text: string, width: Value, fill: Value, align: 'left' | 'right' | 'center'): string {
  const char = needText(fill, 'The fill character');
  if (textLength(char) !== 1) throw typeError('The fill character must be exactly one character long');
  const room = widthOf(width) - textLength(text);
  if (room <= 0) return text;
  chargeText(room + text.length);
  if (align === 'left') return text + char.repeat(room);
  if (align === 'right') return char.repeat(room) + text;
  // CPython puts the odd one out left when the width is odd.
  const left = (room >> 1) + (room & widthOf(width) & 1);
  return char.repeat(left) + text + char.repeat(room - left);
}

/** Python's `zfill`: zeros behind the sign. */
export function zeroFill(text: string, width: Value): string {
  const room = widthOf(width) - textLength(text);
  if (room <= 0) return text;
  chargeText(room + text.length);
  const sign = text.startsWith('+') || text.startsWith('-') ? text[0]! : '';
  return sign + '0'.repeat(room) + text.slice(sign.length);
}

/** Python's `expandtabs`. */
export function expandTabs(text: string, size: Value): string {
  const step = widthOf(size);
  let out = '';
  let column = 0;
  for (const char of codePoints(text)) {
    if (char === '\t') {
      const width = step > 0 ? step - (column % step) : 0;
      chargeText(out.length + width);
      out += ' '.repeat(width);
      column += width;
    } else {
      out += char;
      column = char === '\n' || char === '\r' ? 0 : column + 1;
    }
  }
  return out;
}
