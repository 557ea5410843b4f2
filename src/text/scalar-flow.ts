import { ScalarUnits } from './scalar-units';

/** Decodes the flow scalar styles of YAML 1.2 (section 7.3), keeping the place of every unit. */

export function decodePlain(source: string, start: number, end: number): ScalarUnits {
  const units = new ScalarUnits(start, end);
  foldLines(source, start, end, units, (from, to) => units.copy(source, from, to));
  return units;
}

/** @param start the opening quote; `end` is behind the closing one, if there is one. */
export function decodeSingleQuoted(source: string, start: number, end: number): ScalarUnits {
  const units = new ScalarUnits(start + 1, closed(source, start, end, "'"));
  foldLines(source, units.contentStart, units.contentEnd, units, (from, to) => {
    for (let at = from; at < to; at++) {
      const doubled = source[at] === "'" && source[at + 1] === "'" && at + 1 < to;
      units.add(source[at]!, at, doubled ? at + 2 : at + 1);
      if (doubled) at++;
    }
  });
  return units;
}

/** @param start the opening quote; `end` is behind the closing one, if there is one. */
export function decodeDoubleQuoted(source: string, start: number, end: number): ScalarUnits {
  const units = new ScalarUnits(start + 1, closed(source, start, end, '"'));
  const stop = units.contentEnd;
  let at = units.contentStart;
  while (at < stop) {
    const char = source[at]!;
    if (breakLength(source, at) > 0) {
      at = foldBreaks(source, at, stop, units);
    } else if (char === '\\') {
      at = decodeEscape(source, at, stop, units);
    } else if (isBlank(char)) {
      const to = skipBlanks(source, at, stop);
      if (to >= stop || breakLength(source, to) === 0) units.copy(source, at, to);
      at = to;
    } else {
      units.copy(source, at, at + 1);
      at++;
    }
  }
  return units;
}

/** Where the content ends: a scalar that is still being written may lack its closing quote. */
function closed(source: string, start: number, end: number, quote: string): number {
  return end > start + 1 && source[end - 1] === quote ? end - 1 : end;
}

/** Lines are trimmed where they meet; one break becomes a space, n + 1 breaks become n newlines. */
function foldLines(
  source: string,
  start: number,
  end: number,
  units: ScalarUnits,
  content: (from: number, to: number) => void,
): void {
  const breaks: number[] = [];
  for (let at = start, first = true; ; first = false) {
    const newline = source.indexOf('\n', at);
    const last = newline < 0 || newline >= end;
    const lineEnd = last ? end : source[newline - 1] === '\r' && newline > at ? newline - 1 : newline;
    const from = first ? at : skipBlanks(source, at, lineEnd);
    const to = last ? lineEnd : trimBlanks(source, from, lineEnd);
    if (first) {
      content(from, to);
    } else if (last || to > from) {
      if (breaks.length === 1) units.add(' ', breaks[0]!, breaks[0]! + 1);
      else for (const place of breaks.slice(0, -1)) units.add('\n', place, place + 1);
      breaks.length = 0;
      content(from, to);
    }
    if (last) return;
    breaks.push(lineEnd);
    at = newline + 1;
  }
}

/** Takes a run of line breaks and the blanks between them. @returns the place behind it */
function foldBreaks(source: string, start: number, stop: number, units: ScalarUnits): number {
  const breaks: number[] = [];
  let at = start;
  while (at < stop) {
    const length = breakLength(source, at);
    if (length > 0) breaks.push(at);
    else if (!isBlank(source[at]!)) break;
    at += length > 0 ? length : 1;
  }
  if (breaks.length === 1) units.add(' ', start, at);
  else for (const place of breaks.slice(0, -1)) units.add('\n', place, place + 1);
  return at;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** @returns the place behind the escape; what is none stays as it is written, as the YAML library has it. */
function decodeEscape(source: string, at: number, stop: number, units: ScalarUnits): number {
  const next = source[at + 1];
  if (next === undefined || at + 1 >= stop) {
    units.copy(source, at, stop);
    return stop;
  }
  const lineBreak = breakLength(source, at + 1);
  if (lineBreak > 0) return skipBlanks(source, at + 1 + lineBreak, stop);
  const simple = Object.hasOwn(escapes, next) ? escapes[next] : undefined;
  if (simple !== undefined) {
    units.add(simple, at, at + 2);
    return at + 2;
  }
  const digits = codeLengths[next];
  const end = at + 2 + (digits ?? 0);
  const code = digits === undefined ? NaN : parseHex(source.slice(at + 2, end), digits);
  if (code <= 0x10ffff) units.add(String.fromCodePoint(code), at, end);
  else units.copy(source, at, Math.min(end, stop));
  return end;
}

function parseHex(text: string, digits: number): number {
  return text.length === digits && /^[0-9a-fA-F]+$/.test(text) ? parseInt(text, 16) : NaN;
}

/** 0 where no line break stands; a lone `\r` is content to the YAML library. */
function breakLength(source: string, at: number): number {
  if (source[at] === '\n') return 1;
  return source[at] === '\r' && source[at + 1] === '\n' ? 2 : 0;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(source[at]!)) at++;
  return at;
}

function trimBlanks(source: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(source[at - 1]!)) at--;
  return at;
}
