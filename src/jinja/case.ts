import { charge } from '../value';

const cased = /\p{Cased}/u;

/** Python's `str.title`: the first cased letter of each run of cased letters is upper, the others lower. */
export function titleCase(text: string): string {
  charge(1 + (text.length >>> 6));
  let out = '';
  let inside = false;
  for (const char of text) {
    out += inside ? char.toLowerCase() : toTitle(char);
    inside = cased.test(char);
  }
  return out;
}

/** Python's `str.capitalize`: the first letter in title case, every other in lower case. */
export function capitalize(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === '' ? '' : toTitle(first) + text.slice(first.length).toLowerCase();
}

const titles: Readonly<Record<string, string>> = { ǆ: 'ǅ', Ǆ: 'ǅ', ǉ: 'ǈ', Ǉ: 'ǈ', ǌ: 'ǋ', Ǌ: 'ǋ', ǳ: 'ǲ', Ǳ: 'ǲ' };

function toTitle(char: string): string {
  if (Object.hasOwn(titles, char)) return titles[char]!;
  const upper = char.toUpperCase();
  // A ligature such as 'ß' or 'ﬁ' becomes several letters, of which only the first stays upper.
  if (upper.length <= char.length) return upper;
  const [first, ...rest] = upper;
  return first! + rest.join('').toLowerCase();
}

/** Python's `str.swapcase`. */
export function swapCase(text: string): string {
  charge(1 + (text.length >>> 6));
  let out = '';
  for (const char of text) out += char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
  return out;
}

/** Python's `str.casefold`, as near as JavaScript's case tables come. */
export function caseFold(text: string): string {
  return text.replaceAll('ẞ', 'ss').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
