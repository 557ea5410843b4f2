import { isBlockStyle, type ScalarStyle } from './scalar-style';

/** Where a scalar is to stand. */
export interface ScalarLayout {
  /** The column of the key or dash that owns it, from 0. */
  readonly column: number;
  /** A comment that stands behind it, with the blanks before it; '' for none. */
  readonly comment: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** How wide a folded block is, its margin aside. */
const WIDTH = 80;

/**
 * A text as a YAML scalar of a style, with its comment: behind the header of a block, behind the end of the others.
 * Undefined where the style surely cannot hold the text. Whether it does can depend on what stands around it, so the
 * caller reads it back.
 */
export function writeScalar(text: string, style: ScalarStyle, layout: ScalarLayout): string | undefined {
  if (style === 'double') return `${doubleQuoted(text)}${layout.comment}`;
  if (!isWritable(text)) return undefined;
  if (isBlockStyle(style)) return writeBlock(text, style, layout);
  // Texts of several lines are hard to read in these styles, where each line end takes two, and easily broken.
  if (text.includes('\n')) return undefined;
  if (style === 'plain') return text === '' ? undefined : `${text}${layout.comment}`;
  return `'${text.replaceAll("'", "''")}'${layout.comment}`;
}

/** Whether all of a text can stand in a file as it is: no control characters, no line ends but `\n`, no half letters. */
function isWritable(text: string): boolean {
  return !/[\0-\x08\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/.test(text) && !/\p{Cs}/u.test(text);
}

function writeBlock(
  text: string,
  style: 'literal' | 'folded',
  { column, comment, lineEnd }: ScalarLayout,
): string | undefined {
  if (text.trim() === '') return undefined;
  const content = text.replace(/\n+$/, '');
  const ends = text.length - content.length;
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
  // The margin is that of the first line with text, unless the header says how wide it is.
  const indicator = /^\n* /.test(content) ? '2' : '';
  const lines = style === 'folded' ? foldLines(content) : content.split('\n');
  const body = [...lines, ...Array.from({ length: Math.max(0, ends - 1) }, () => '')];
  const margin = ' '.repeat(column + 2);
  const header = `${style === 'folded' ? '>' : '|'}${indicator}${chomp}${comment}`;
  return [header, ...body.map((line) => (line === '' ? '' : margin + line))].join(lineEnd);
}

/**
 * The lines of a folded block: one line end between two lines of text takes two, none is added beside lines that begin
 * with white space, which folding leaves alone, and long lines break at single spaces.
 */
function foldLines(content: string): readonly string[] {
  const lines: string[] = [];
  let before: string | undefined;
  for (const line of content.split('\n')) {
    const isText = line !== '' && !/^[ \t]/.test(line);
    if (isText && before !== undefined && !/^[ \t]/.test(before)) lines.push('');
    lines.push(...(isText ? wrapLine(line) : [line]));
    if (line !== '') before = line;
  }
  return lines;
}

function wrapLine(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > WIDTH) {
    // A break stands for one space: only a space between two letters can become one.
    const spaces = [...rest.matchAll(/(?<=\S) (?=\S)/g)].map(({ index }) => index);
    const at = spaces.findLast((index) => index <= WIDTH) ?? spaces[0];
    if (at === undefined) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** In double quotes, on one line; what cannot be seen is escaped. */
function doubleQuoted(text: string): string {
  const body = text.replace(
    /["\\\0-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu,
    (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${body}"`;
}
