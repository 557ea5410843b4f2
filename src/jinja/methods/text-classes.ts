import { isSpace } from '../../value';

const every =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/** Python's questions about all the characters of a string; each is false for the empty one unless said otherwise. */
export const textClasses: Readonly<Record<string, (text: string) => boolean>> = {
  isalnum: every(/^[\p{L}\p{N}]+$/u),
  isalpha: every(/^\p{L}+$/u),
  isascii: (text) => !/[^\0-\x7f]/.test(text),
  isdecimal: every(/^\p{Nd}+$/u),
  isdigit: every(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468]+$/u),
  isidentifier: every(/^[\p{XID_Start}_]\p{XID_Continue}*$/u),
  islower: (text) => /\p{Ll}/u.test(text) && !/[\p{Lu}\p{Lt}]/u.test(text),
  isnumeric: every(/^\p{N}+$/u),
  isprintable: (text) => !/[^\P{C}]|(?! )\p{Z}/u.test(text),
  isspace: (text) => text !== '' && [...text].every(isSpace),
  istitle: isTitle,
  isupper: (text) => /\p{Lu}/u.test(text) && !/[\p{Ll}\p{Lt}]/u.test(text),
};

function isTitle(text: string): boolean {
  let inside = false;
  let found = false;
  for (const char of text) {
    if (/[\p{Lu}\p{Lt}]/u.test(char)) {
      if (inside) return false;
      inside = found = true;
    } else if (/\p{Ll}/u.test(char)) {
      if (!inside) return false;
    } else inside = false;
  }
  return found;
}
