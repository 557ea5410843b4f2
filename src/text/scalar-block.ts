import { ScalarUnits } from './scalar-units';

/** A line of a block scalar: `indent` spaces from `start`, then content up to `end`, where its line break begins. */
interface BlockLine {
  readonly start: number;
  readonly indent: number;
  readonly end: number;
}

interface BlockHeader {
  readonly folded: boolean;
  /** The indentation indicator, 0 where there is none. */
  readonly indent: number;
  readonly chomp: '' | '+' | '-';
  /** Where the content's first line begins. */
  readonly end: number;
}

/**
 * Decodes a literal or folded scalar of YAML 1.2 (section 8.1), keeping the place of every unit.
 *
 * @param start the `|` or `>`
 * @param parentIndent spaces before the content where the indentation indicator would be 0
 */
export function decodeBlock(source: string, start: number, end: number, parentIndent: number): ScalarUnits {
  const header = readHeader(source, start, end);
  const units = new ScalarUnits(header.end, end);
  const lines = splitLines(source, header.end, end);
  const isEmpty = (line: BlockLine): boolean => line.start + line.indent >= line.end;

  let chompFrom = lines.length;
  while (chompFrom > 0 && isEmpty(lines[chompFrom - 1]!)) chompFrom--;
  if (chompFrom === 0) {
    const kept = header.chomp === '+' && header.end < end ? Math.max(1, lines.length - 1) : 0;
    for (const line of lines.slice(0, kept)) units.add('\n', line.end, line.end + 1);
    return units;
  }

  const first = lines.findIndex((line) => !isEmpty(line));
  const indent = header.indent > 0 ? parentIndent + header.indent : lines[first]!.indent;
  // Trailing lines of more spaces than the indentation are content.
  for (let i = lines.length - 1; i >= chompFrom; i--) if (lines[i]!.indent > indent) chompFrom = i + 1;

  const copyLine = (line: BlockLine): void =>
    units.copy(source, line.start + Math.min(indent, line.indent), Math.max(line.end, line.start + line.indent));
  const breakAfter = (line: BlockLine): void => units.add('\n', line.end, line.end + 1);

  for (const line of lines.slice(0, first)) {
    units.copy(source, line.start + Math.min(indent, line.indent), line.start + line.indent);
    breakAfter(line);
  }
  const body = lines.slice(first, chompFrom);
  if (header.folded) foldBody(source, body, indent, units, copyLine);
  else
    body.forEach((line, i) => {
      if (i > 0) breakAfter(body[i - 1]!);
      copyLine(line);
    });
  chompTail(header.chomp, lines, chompFrom, indent, units, source);
  return units;
}

/** Folding joins lines of the block's own indentation; more-indented lines and those around them keep their breaks. */
function foldBody(
  source: string,
  body: readonly BlockLine[],
  indent: number,
  units: ScalarUnits,
  copyLine: (line: BlockLine) => void,
): void {
  let separator = '';
  let afterIndented = false;
  let place = 0;
  const flush = (): void => units.add(separator, place, place + 1);
  for (const line of body) {
    if (line.indent > indent || source[line.start + line.indent] === '\t') {
      if (separator === ' ') separator = '\n';
      else if (!afterIndented && separator === '\n') separator = '\n\n';
      flush();
      copyLine(line);
      separator = '\n';
      afterIndented = true;
    } else if (line.start + line.indent >= line.end) {
      if (separator === '\n') flush();
      else separator = '\n';
    } else {
      flush();
      copyLine(line);
      separator = ' ';
      afterIndented = false;
    }
    place = line.end;
  }
}

/** What stands behind the last line: nothing (`-`), one line end, or all that is written (`+`). */
function chompTail(
  chomp: BlockHeader['chomp'],
  lines: readonly BlockLine[],
  from: number,
  indent: number,
  units: ScalarUnits,
  source: string,
): void {
  const last = lines[from - 1]!;
  if (chomp === '-') return;
  if (chomp === '') {
    units.add('\n', last.end, last.end + 1);
    return;
  }
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    units.add('\n', lines[i - 1]!.end, lines[i - 1]!.end + 1);
    if (line.indent > indent) units.copy(source, line.start + indent, line.start + line.indent);
  }
  if (!units.text.endsWith('\n')) units.add('\n', last.end, last.end + 1);
}

function readHeader(source: string, start: number, end: number): BlockHeader {
  let indent = 0;
  let chomp: BlockHeader['chomp'] = '';
  let at = start + 1;
  for (; at < end; at++) {
    const char = source[at]!;
    if (char === '+' || char === '-') chomp = char;
    else if (char >= '1' && char <= '9') indent = Number(char);
    else break;
  }
  const newline = source.indexOf('\n', at);
  return { folded: source[start] === '>', indent, chomp, end: newline < 0 || newline >= end ? end : newline + 1 };
}

/** A line break that ends the content still opens one more, empty line, as the YAML library counts them. */
function splitLines(source: string, start: number, end: number): BlockLine[] {
  const lines: BlockLine[] = [];
  for (let at = start; ;) {
    const newline = source.indexOf('\n', at);
    const last = newline < 0 || newline >= end;
    let lineEnd = last ? end : newline;
    if (lineEnd > at && source[lineEnd - 1] === '\r') lineEnd--;
    let indent = 0;
    while (at + indent < lineEnd && source[at + indent] === ' ') indent++;
    lines.push({ start: at, indent, end: lineEnd });
    if (last) return lines;
    at = newline + 1;
  }
}
