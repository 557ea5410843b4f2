import { isSpace } from '../../value';

type Accepts = (char: string) => boolean;

const digit: Accepts = (char) => /\p{Nd}/u.test(char);
const word: Accepts = (char) => /[\p{L}\p{N}_]/u.test(char);

/** What `\w` takes: letters and numbers of all scripts, and the underscore. */
export const isWordChar = word;

/** `\d`, `\w`, `\s` and their opposites, as Python reads them for text: by Unicode; `undefined` for other escapes. */
export function classEscape(letter: string): Accepts | undefined {
  switch (letter) {
    case 'd':
      return digit;
    case 'D':
      return (char) => !digit(char);
    case 'w':
      return word;
    case 'W':
      return (char) => !word(char);
    case 's':
      return isSpace;
    case 'S':
      return (char) => !isSpace(char);
    default:
      return undefined;
  }
}

/** One character, with or without regard to case. */
export function literalChar(wanted: string, ignoreCase: boolean): Accepts {
  if (!ignoreCase) return (char) => char === wanted;
  const lower = wanted.toLowerCase();
  return (char) => char.toLowerCase() === lower;
}

/** The characters from one to another by code point, both included. */
export function rangeOf(from: string, to: string, ignoreCase: boolean): Accepts {
  const [low, high] = [from.codePointAt(0)!, to.codePointAt(0)!];
  const inside = (char: string): boolean => char.codePointAt(0)! >= low && char.codePointAt(0)! <= high;
  return ignoreCase ? (char) => inside(char) || inside(char.toLowerCase()) || inside(char.toUpperCase()) : inside;
}
