import type { Span } from '../text';

/**
 * What a cursor in a YAML file is about to write, worked out from indentation alone: while somebody types, the file
 * often does not parse, and the lines above still say where one is.
 */
export type YamlCursor =
  | {
      /** A key is being written in the map at `path`. */
      readonly kind: 'key';
      readonly path: readonly (string | number)[];
      readonly prefix: string;
      readonly span: Span;
      /** Whether the key follows a dash on its line; what it holds must then stand two columns further in. */
      readonly afterDash: boolean;
      /** Whether the map is a flow map, `{a: 1}`, which stays on its line. */
      readonly flow: boolean;
    }
  | {
      /** A value is being written at `path`. */
      readonly kind: 'value';
      readonly path: readonly (string | number)[];
      readonly prefix: string;
      /** What is typed so far, without the opening quote. */
      readonly span: Span;
      /** The quote that is open, if any. */
      readonly quote: '"' | "'" | '';
      readonly flow: boolean;
    }
  /** In a comment or in the text of a block scalar. */
  | { readonly kind: 'none' };

type Frame =
  | { readonly indent: number; readonly kind: 'key'; readonly key: string }
  | { readonly indent: number; readonly kind: 'item'; readonly index: number };

const keyPattern =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>%@`"'[\]{},:-][^:#]*?|[^\s#&*!|>%@`"'[\]{},:-])\s*:(?=\s|$)/;
const blockHeader = /^(?:[&!]\S+\s+)*[|>][-+0-9]*\s*(?:#.*)?$/;

export function yamlCursorAt(text: string, offset: number): YamlCursor {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const frames: Frame[] = [];
  /** Indentation of the parent of a block scalar that is being skipped. */
  let block: number | undefined;
  for (const line of text.slice(0, lineStart).split(/\r\n|\r|\n/)) {
    const content = line.trimStart();
    const indent = line.length - content.length;
    if (block !== undefined && (content === '' || indent > block)) continue;
    block = undefined;
    if (content === '' || content.startsWith('#') || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) continue;
    const { rest } = enter(frames, line, indent);
    if (blockHeader.test(rest)) block = frames.at(-1)?.indent ?? -1;
  }
  const before = text.slice(lineStart, offset);
  const indent = before.length - before.trimStart().length;
  if (block !== undefined && (before.trim() === '' ? indent > block : indent > block)) return { kind: 'none' };
  return cursorInLine(frames, before, indent, lineStart);
}

function cursorInLine(frames: Frame[], before: string, indent: number, lineStart: number): YamlCursor {
  const { column, rest, afterDash, key } = enter(frames, before, indent);
  const end = lineStart + before.length;
  if (/^#|\s#[^"']*$/.test(rest) || blockHeader.test(rest)) return { kind: 'none' };
  const start = lineStart + column;
  if (key || /^[[{"']/.test(rest)) return inValue(pathOf(frames), rest, start);
  // After a dash stands either a value of the list or the first key of a map in it; the schema knows which.
  return { kind: 'key', path: pathOf(frames), prefix: rest, span: { start, end }, afterDash, flow: false };
}

/** Moves the frames to a line: pops what it closes, pushes its dashes and its key. `rest` is what follows them. */
function enter(
  frames: Frame[],
  line: string,
  indent: number,
): { readonly column: number; readonly rest: string; readonly afterDash: boolean; readonly key: boolean } {
  let column = indent;
  let afterDash = false;
  for (let dash = /^-(?:\s+|$)/.exec(line.slice(column)); dash; dash = /^-(?:\s+|$)/.exec(line.slice(column))) {
    let index = 0;
    for (let top = frames.at(-1); top; top = frames.at(-1)) {
      if (top.indent < column || (top.indent === column && top.kind === 'key')) break;
      if (top.indent === column && top.kind === 'item') index = top.index + 1;
      frames.pop();
    }
    frames.push({ indent: column, kind: 'item', index });
    column += dash[0].length;
    afterDash = true;
  }
  while ((frames.at(-1)?.indent ?? -1) >= column) frames.pop();
  const found = keyPattern.exec(line.slice(column));
  if (!found) return { column, rest: line.slice(column), afterDash, key: false };
  frames.push({ indent: column, kind: 'key', key: unquote(found[1]!) });
  const value = line.slice(column + found[0].length);
  const space = value.length - value.trimStart().length;
  return { column: column + found[0].length + space, rest: value.slice(space), afterDash, key: true };
}

/** Reads a value up to the cursor, through flow maps and lists that are open on the line. */
function inValue(path: readonly (string | number)[], rest: string, start: number): YamlCursor {
  const open: { readonly kind: 'map' | 'list'; key?: string; index: number }[] = [];
  let token = 0;
  let quote: '"' | "'" | '' = '';
  for (let i = 0; i < rest.length; i++) {
    const c = rest[i]!;
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
      continue;
    }
    const top = open.at(-1);
    if ((c === '"' || c === "'") && rest.slice(token, i).trim() === '') {
      quote = c;
      token = i + 1;
    } else if (open.length === 0 && i > 0 && rest.slice(0, i).trim() !== '') {
      continue;
    } else if (c === '{' || c === '[') {
      open.push({ kind: c === '{' ? 'map' : 'list', index: 0 });
      token = i + 1;
    } else if (c === '}' || c === ']') {
      open.pop();
      token = i + 1;
    } else if (c === ',' && top) {
      delete top.key;
      top.index++;
      token = i + 1;
    } else if (c === ':' && top?.kind === 'map' && top.key === undefined && /\s|^$/.test(rest[i + 1] ?? '')) {
      top.key = unquote(rest.slice(token, i).trim());
      token = i + 1;
    }
  }
  const raw = rest.slice(token);
  const prefix = raw.trimStart();
  const span = { start: start + rest.length - prefix.length, end: start + rest.length };
  const inside = open.flatMap((frame): (string | number)[] => {
    if (frame.kind === 'list') return [frame.index];
    return frame.key === undefined ? [] : [frame.key];
  });
  const full = [...path, ...inside];
  const flow = open.length > 0;
  const top = open.at(-1);
  if (top?.kind === 'map' && top.key === undefined)
    return { kind: 'key', path: full, prefix, span, afterDash: false, flow };
  return { kind: 'value', path: full, prefix, span, quote, flow };
}

function pathOf(frames: readonly Frame[]): readonly (string | number)[] {
  return frames.map((frame) => (frame.kind === 'key' ? frame.key : frame.index));
}

function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
