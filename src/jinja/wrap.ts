import { charge, codePoints, stripText, textLength, valueError } from '../value';

/** The `wordwrap` filter's arguments (Python's `textwrap.wrap`); `width` in code points, at least one. */
export interface WrapOptions {
  readonly width: number;
  readonly breakLongWords: boolean;
  readonly breakOnHyphens: boolean;
}

const blank = '[\\t\\n\\v\\f\\r ]';
const punctuated = '[\\p{L}\\p{N}_!"\'&.,?]';
const letter = '[\\p{L}_]';

/** Where Python's `textwrap` may break: behind blanks, behind a hyphen between letters, around dashes. */
const chunk = new RegExp(
  `(${blank}+|(?<=${punctuated})-{2,}(?=[\\p{L}\\p{N}_])|[^\\t\\n\\v\\f\\r ]+?(?:-(?:(?<=${letter}{2}-)|(?<=${letter}-${letter}-))` +
    `(?=${letter}-?${letter})|(?=${blank}|$)|(?<=${punctuated})(?=-{2,}[\\p{L}\\p{N}_])))`,
  'u',
);
const simpleChunk = new RegExp(`(${blank}+)`);

/** Python's `textwrap.wrap` with white space and tabs left alone: lines of at most `width` code points. */
export function wrapText(text: string, options: WrapOptions): string[] {
  const { width } = options;
  if (width <= 0) throw valueError(`invalid width ${width} (must be > 0)`);
  charge(1 + (text.length >>> 3));
  const chunks = text
    .split(options.breakOnHyphens ? chunk : simpleChunk)
    .filter((part) => part !== '')
    .reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    charge();
    const line: string[] = [];
    let length = 0;
    if (isBlank(chunks.at(-1)!) && lines.length > 0) chunks.pop();
    while (chunks.length > 0 && length + textLength(chunks.at(-1)!) <= width) {
      length += textLength(chunks.at(-1)!);
      line.push(chunks.pop()!);
    }
    if (chunks.length > 0 && textLength(chunks.at(-1)!) > width) breakLongWord(chunks, line, length, options);
    if (line.length > 0 && isBlank(line.at(-1)!)) line.pop();
    if (line.length > 0) lines.push(line.join(''));
  }
  return lines;
}

function isBlank(text: string): boolean {
  return stripText(text, 'both') === '';
}

/** A word wider than a line is cut, at a hyphen where it has one, or stands on a line of its own. */
function breakLongWord(chunks: string[], line: string[], length: number, options: WrapOptions): void {
  const room = options.width < 1 ? 1 : options.width - length;
  if (!options.breakLongWords) {
    if (line.length === 0) line.push(chunks.pop()!);
    return;
  }
  const word = codePoints(chunks.pop()!);
  let end = room;
  if (options.breakOnHyphens && word.length > room) {
    const hyphen = word.slice(0, room).lastIndexOf('-');
    if (hyphen > 0 && word.slice(0, hyphen).some((char) => char !== '-')) end = hyphen + 1;
  }
  line.push(word.slice(0, end).join(''));
  chunks.push(word.slice(end).join(''));
  if (chunks.at(-1) === '') chunks.pop();
}
