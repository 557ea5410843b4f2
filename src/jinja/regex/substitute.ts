import { chargeText, codePoints, PyError } from '../../value';
import type { ParsedRegex } from './ast';
import { Matcher, type RegexMatch } from './match';
import { parseRegex } from './parse';

/** A piece of a replacement: text, or the number of a group. */
type Piece = string | number;

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07', b: '\b' };

/**
 * Python's `re.sub(pattern, replacement, text, count)`; a count of 0 replaces all.
 * @throws PyError (ValueError, IndexError) for a wrong pattern or replacement; BudgetError when it runs away
 */
export function substitute(pattern: string, replacement: string, text: string, count: number): string {
  const regex = parseRegex(pattern);
  const pieces = parseReplacement(replacement, regex);
  const chars = codePoints(text);
  const matcher = new Matcher(regex, chars);
  const slice = (start: number, end: number): string => chars.slice(start, end).join('');
  let out = '';
  let from = 0;
  let afterEmpty = false;
  for (let done = 0; count <= 0 || done < count; done++) {
    const match = matcher.search(from, afterEmpty);
    if (!match) break;
    out += slice(from, match.start) + fill(pieces, match, slice);
    chargeText(out.length);
    from = match.end;
    afterEmpty = match.end === match.start;
  }
  return out + slice(from, chars.length);
}

function fill(pieces: readonly Piece[], match: RegexMatch, slice: (start: number, end: number) => string): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const span = piece === 0 ? ([match.start, match.end] as const) : match.groups[piece];
      return span ? slice(...span) : '';
    })
    .join('');
}

function parseReplacement(text: string, regex: ParsedRegex): readonly Piece[] {
  const pieces: Piece[] = [];
  const escape = /\\(?:g<([^>]*)>|(\d{1,2})|([^]))/gu;
  let at = 0;
  for (const match of text.matchAll(escape)) {
    pieces.push(text.slice(at, match.index));
    const [whole, name, digits, letter] = match;
    if (letter === undefined) pieces.push(group(name ?? digits!, regex));
    else if (Object.hasOwn(controls, letter)) pieces.push(controls[letter]!);
    else if (/[A-Za-z]/.test(letter)) throw new PyError('ValueError', `bad escape \\${letter}`);
    else pieces.push(letter === '\\' ? '\\' : whole);
    at = match.index + whole.length;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function group(name: string, regex: ParsedRegex): number {
  const index = /^\d+$/.test(name) ? Number(name) : regex.names.get(name);
  if (index === undefined) throw new PyError('IndexError', `unknown group name '${name}'`);
  if (index > regex.groups) throw new PyError('ValueError', `invalid group reference ${index}`);
  return index;
}
