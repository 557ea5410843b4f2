import { scalarStyle, type ScalarStyle } from './scalar-style';

/** PyYAML's default line width. A line is folded at the first chance behind it, not before. */
const WIDTH = 80;

/** Where a scalar begins. */
export interface Place {
  /** Characters already on the line. */
  readonly column: number;
  /** Spaces before the lines that go on. */
  readonly indent: number;
  /** Keys stay on one line. */
  readonly oneLine?: boolean;
}

/** Text as PyYAML's emitter writes it in the style that it chooses, folded as it folds. */
export function writeScalar(text: string, place: Place): string {
  return writers[scalarStyle(text)]([...text], place);
}

/** Python counts characters, not UTF-16 units: texts are lists of characters here. */
type Writer = (text: readonly string[], place: Place) => string;

const writers: Readonly<Record<ScalarStyle, Writer>> = {
  plain: (text, place) => folded(text, place, ''),
  single: (text, place) => folded(text, place, "'"),
  double: writeDouble,
};

/** `write_plain` and `write_single_quoted`: a single space behind the width becomes a line break. */
function folded(text: readonly string[], { column: first, indent, oneLine }: Place, quote: string): string {
  let out = quote;
  let column = first + quote.length;
  const newLine = `\n${' '.repeat(indent)}`;
  let at = 0;
  while (at < text.length) {
    const start = at;
    const kind = kindOf(text[at]!);
    while (at < text.length && kindOf(text[at]!) === kind) at++;
    const run = text.slice(start, at).join('');
    if (kind === 'break') {
      out += `\n${run}${' '.repeat(indent)}`;
      column = indent;
    } else if (run === ' ' && column > WIDTH && !oneLine && start > 0 && at < text.length) {
      out += newLine;
      column = indent;
    } else {
      const piece = quote === "'" ? run.replaceAll("'", "''") : run;
      out += piece;
      column += at - start + (piece.length - run.length);
    }
  }
  return out + quote;
}

function kindOf(character: string): 'space' | 'break' | 'other' {
  if (character === ' ') return 'space';
  return character === '\n' ? 'break' : 'other';
}

/** `ESCAPE_REPLACEMENTS` of PyYAML's emitter. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\x07', 'a'],
  ['\x08', 'b'],
  ['\x09', 't'],
  ['\x0a', 'n'],
  ['\x0b', 'v'],
  ['\x0c', 'f'],
  ['\x0d', 'r'],
  ['\x1b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\x85', 'N'],
  ['\xa0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

/** `write_double_quoted`: what is pending is written at an escape, or where the line is full and at a space. */
function writeDouble(text: readonly string[], { column: first, indent, oneLine }: Place): string {
  let out = '"';
  let column = first + 1;
  let start = 0;
  const write = (piece: string): void => {
    out += piece;
    column += piece.length;
  };
  for (let end = 0; end <= text.length; end++) {
    const character = text[end];
    if (character === undefined || !isLiteral(character)) {
      write(text.slice(start, end).join(''));
      start = end;
      if (character !== undefined) {
        write(escaped(character));
        start = end + 1;
      }
    }
    const mayFold = end > 0 && end < text.length - 1 && (character === ' ' || start >= end);
    if (mayFold && !oneLine && column + end - start > WIDTH) {
      if (start < end) {
        write(text.slice(start, end).join(''));
        start = end;
      }
      out += `\\\n${' '.repeat(indent)}`;
      column = indent;
      if (text[start] === ' ') write('\\');
    }
  }
  return `${out}"`;
}

function isLiteral(character: string): boolean {
  return character >= ' ' && character <= '~' && character !== '"' && character !== '\\';
}

function escaped(character: string): string {
  const short = escapes.get(character);
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0');
  if (code <= 0xff) return `\\x${hex(2)}`;
  return code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}
