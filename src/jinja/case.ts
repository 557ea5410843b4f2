import { charge } from '../value';

const cased = /\p{Cased}/u;
const casedBehind = /\p{Cased}\p{Case_Ignorable}*$/u;
const casedAhead = /^\p{Case_Ignorable}*\p{Cased}/u;
/** The furthest that is looked for a letter beside a sigma. */
const SIGMA_REACH = 64;

/** Python's `str.title`: the first cased letter of each run of cased letters is title case, the others lower. */
export function titleCase(text: string): string {
  charge(1 + (text.length >>> 6));
  let out = '';
  let inside = false;
  let at = 0;
  for (const char of text) {
    out += inside ? toLower(text, at, char) : toTitle(char);
    inside = cased.test(char);
    at += char.length;
  }
  return out;
}

/** Python's `str.capitalize`: the first letter in title case, every other in lower case. */
export function capitalize(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === '' ? '' : toTitle(first) + text.toLowerCase().slice(first.toLowerCase().length);
}

/** Python's `str.swapcase`; letters in title case, such as 'ǅ', stay. */
export function swapCase(text: string): string {
  charge(1 + (text.length >>> 6));
  let out = '';
  let at = 0;
  for (const char of text) {
    if (/\p{Uppercase}/u.test(char)) out += toLower(text, at, char);
    else out += /\p{Lowercase}/u.test(char) ? char.toUpperCase() : char;
    at += char.length;
  }
  return out;
}

/** A sigma that ends a word is 'ς' (Unicode's Final_Sigma, which CPython follows too). */
function toLower(text: string, at: number, char: string): string {
  if (char !== 'Σ') return char.toLowerCase();
  const final =
    casedBehind.test(text.slice(Math.max(0, at - SIGMA_REACH), at)) &&
    !casedAhead.test(text.slice(at + 1, at + 1 + SIGMA_REACH));
  return final ? 'ς' : 'σ';
}

const titles: Readonly<Record<string, string>> = {
  ǆ: 'ǅ',
  Ǆ: 'ǅ',
  ǉ: 'ǈ',
  Ǉ: 'ǈ',
  ǌ: 'ǋ',
  Ǌ: 'ǋ',
  ǳ: 'ǲ',
  Ǳ: 'ǲ',
  ŉ: 'ʼN',
};
const IOTA_BELOW = '\u0345';

function toTitle(char: string): string {
  if (Object.hasOwn(titles, char)) return titles[char]!;
  // Georgian has capitals only for whole words.
  if (/[\p{Lt}\u10d0-\u10ff]/u.test(char)) return char;
  const parts = char.normalize('NFD');
  if (parts.indexOf(IOTA_BELOW) > 0) return (parts[0]!.toUpperCase() + parts.slice(1)).normalize('NFC');
  const upper = char.toUpperCase();
  // A ligature such as 'ß' or 'ﬁ' becomes several letters, of which only the first stays upper.
  if (upper.length <= char.length) return upper;
  const [first, ...rest] = upper;
  return first! + rest.join('').toLowerCase();
}

/** Cherokee folds to its capitals, which are older than its small letters. */
const cherokee = /[\u13f8-\u13fd\uab70-\uabbf]/;

/** Python's `str.casefold`: case folding of the Unicode standard, through the two case mappings. */
export function caseFold(text: string): string {
  return text.replace(/[^ı\u13a0-\u13fd\uab70-\uabbf]+|[^]/gu, (part) => {
    if (part === 'ı') return part;
    if (/[\u13a0-\u13f5]/.test(part)) return part;
    if (cherokee.test(part)) return part.toUpperCase();
    return part.replaceAll('ẞ', 'ss').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  });
}
