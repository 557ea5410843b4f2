import { chargeItems } from './meter';

const surrogate = /[\ud800-\udfff]/;

/** Whether UTF-16 units and code points are the same in this text. */
export function isFlat(text: string): boolean {
  return !surrogate.test(text);
}

/** Python's `len(text)`: code points. */
export function textLength(text: string): number {
  if (isFlat(text)) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; count++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
  return count;
}

/** The code points of a text, each as a string. */
export function codePoints(text: string): string[] {
  chargeItems(text.length);
  return [...text];
}

/** The UTF-16 offset of a code point's index; the text's length for one behind the end. */
export function unitOffset(text: string, index: number): number {
  if (isFlat(text)) return Math.min(index, text.length);
  let offset = 0;
  for (let i = 0; i < index && offset < text.length; i++) offset += text.codePointAt(offset)! > 0xffff ? 2 : 1;
  return offset;
}

/** The index of the code point at a UTF-16 offset. */
export function pointIndex(text: string, offset: number): number {
  return isFlat(text) ? offset : textLength(text.slice(0, offset));
}

/** The first `count` code points. */
export function takePoints(text: string, count: number): string {
  return text.slice(0, unitOffset(text, Math.max(0, count)));
}

/** What Python's `str.isspace` and `\s` call white space; JavaScript's `\s` differs in U+001C-1F, U+0085 and U+FEFF. */
export const SPACE_CLASS = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const space = new RegExp(`[${SPACE_CLASS}]`);

const aroundNumber = new RegExp(`^[${SPACE_CLASS}]+|[${SPACE_CLASS}]+$`.replaceAll('\\x1c-\\x20', ' '), 'g');

/** A text without the white space that `int` and `float` allow around a number, which is less than `strip` takes. */
export function stripNumber(text: string): string {
  return text.replace(aroundNumber, '');
}

/** Whether one character is white space to Python. */
export function isSpace(char: string): boolean {
  return char.length === 1 && isSpaceUnit(char.charCodeAt(0));
}

/** The same for a UTF-16 unit: no white space lies beyond U+FFFF. Nearly all text is told without the pattern. */
function isSpaceUnit(unit: number): boolean {
  if (unit > 0x20 && unit < 0x85) return false;
  if (unit <= 0x20) return unit === 0x20 || (unit >= 9 && unit <= 13) || unit >= 0x1c;
  return space.test(String.fromCharCode(unit));
}

/** Python's `str.strip` and its halves; without `chars` white space goes. */
export function stripText(text: string, side: 'left' | 'right' | 'both', chars?: string): string {
  if (chars !== undefined) return stripChars(text, side, chars);
  let start = 0;
  let end = text.length;
  if (side !== 'right') while (start < end && isSpaceUnit(text.charCodeAt(start))) start++;
  if (side !== 'left') while (end > start && isSpaceUnit(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function stripChars(text: string, side: 'left' | 'right' | 'both', chars: string): string {
  let start = 0;
  let end = text.length;
  if (side !== 'right') {
    while (start < end) {
      const char = String.fromCodePoint(text.codePointAt(start)!);
      if (!chars.includes(char)) break;
      start += char.length;
    }
  }
  if (side !== 'left') {
    while (end > start) {
      const low = text.charCodeAt(end - 1);
      const paired =
        low >= 0xdc00 && low <= 0xdfff && end - 2 >= start && (text.charCodeAt(end - 2) & 0xfc00) === 0xd800;
      const width = paired ? 2 : 1;
      if (!chars.includes(text.slice(end - width, end))) break;
      end -= width;
    }
  }
  return text.slice(start, end);
}
