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
      /** Whether the map is a flow map, `{a: 1}`, whose entries stand between commas. */
      readonly flow: boolean;
      /** The column of the map's other keys, where the line is indented otherwise and must be moved. */
      readonly column?: number;
      /** The value above that the line would continue if it were text, rather than a key at a wrong place. */
      readonly continues?: readonly (string | number)[];
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
  | { readonly indent: number; readonly kind: 'key'; readonly key: string; readonly value: 'none' | 'plain' | 'closed' }
  | { readonly indent: number; readonly kind: 'item'; readonly index: number };

const keyPattern =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>%@`"'[\]{},:-][^:#]*?|[^\s#&*!|>%@`"'[\]{},:-])\s*:(?=\s|$)/;
const blockHeader = /^(?:[&!]\S+\s+)*[|>][-+0-9]*\s*(?:#.*)?$/;

export function yamlCursorAt(text: string, offset: number): YamlCursor {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const frames: Frame[] = [];
  /** Indentation of the parent of a block scalar that is being skipped. */
  let block: number | undefined;
  /** Where a flow map or list or a quoted text begins that is open at the end of the line. */
  let open: { readonly at: number; readonly indent: number } | undefined;
  for (let start = 0; start < lineStart;) {
    const line = lineAt(text, start);
    const content = line.trimStart();
    const indent = line.length - content.length;
    const at = start;
    start += line.length + (text.startsWith('\r\n', start + line.length) ? 2 : 1);
    if (block !== undefined && (content === '' || indent > block)) continue;
    block = undefined;
    if (open) {
      if (content === '' || indent > open.indent || /^[\]}]/.test(content)) {
        if (!isOpen(text.slice(open.at, at + line.length))) open = undefined;
        continue;
      }
      // Less indented than what it would have to close: that was never closed, and this is the next key.
      open = undefined;
    }
    if (content === '' || content.startsWith('#') || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) continue;
    const { rest, column } = enter(frames, line, indent);
    if (blockHeader.test(rest)) block = frames.at(-1)?.indent ?? -1;
    else if (/^[[{"']/.test(rest) && isOpen(rest)) open = { at: at + column, indent: frames.at(-1)?.indent ?? -1 };
  }
  const line = lineAt(text, lineStart);
  const before = text.slice(lineStart, offset);
  const indent = before.length - before.trimStart().length;
  if (/^(?:---|\.\.\.)(?:\s|$)|^%/.test(line)) return { kind: 'none' };
  if (block !== undefined && (indent > block || isInBlock(text, lineStart, block))) return { kind: 'none' };
  if (open && (indent > open.indent || before.trim() === '')) {
    return inValue(pathOf(frames), text.slice(open.at, offset), open.at, lineStart);
  }
  return cursorInLine(frames, before, indent, lineStart);
}

/** Whether a line, or the next that is not blank, is indented as the text of a block is. */
function isInBlock(text: string, lineStart: number, block: number): boolean {
  const [, indent = '', content] = /^(?:[ \t]*\r?\n)*([ ]*)(\S)?/.exec(text.slice(lineStart)) ?? [];
  return content !== undefined && indent.length > block;
}

function lineAt(text: string, start: number): string {
  const end = text.slice(start).search(/\r?\n/);
  return end < 0 ? text.slice(start) : text.slice(start, start + end);
}

/** Whether a flow map or list, or a quoted text, is not closed yet. */
function isOpen(value: string): boolean {
  const { open, quote } = scan(value);
  return open.length > 0 || quote !== '';
}

function cursorInLine(frames: Frame[], before: string, indent: number, lineStart: number): YamlCursor {
  const above = [...frames];
  const { column, rest, afterDash, key } = enter(frames, before, indent);
  const end = lineStart + before.length;
  if (/^#|\s#[^"']*$/.test(rest) || blockHeader.test(rest)) return { kind: 'none' };
  const start = lineStart + column;
  if (key || /^[[{"']/.test(rest)) return inValue(pathOf(frames), rest, start, lineStart);
  // After a dash stands either a value of the list or the first key of a map in it; the schema knows which.
  const cursor = { kind: 'key', prefix: rest, span: { start, end }, afterDash, flow: false } as const;
  if (afterDash) return { ...cursor, path: pathOf(frames) };
  return { ...cursor, ...placeOfKey(above, frames, indent) };
}

/**
 * Which map a key belongs to that is written at a column of its own: beside the keys above it, be it a little less
 * indented than they are, or more, below a value that can have nothing inside it.
 */
function placeOfKey(
  above: readonly Frame[],
  frames: readonly Frame[],
  indent: number,
): Pick<Extract<YamlCursor, { kind: 'key' }>, 'path' | 'column' | 'continues'> {
  const top = frames.at(-1);
  if (above.length === frames.length && top?.kind === 'key' && top.value !== 'none') {
    const continued = top.value === 'plain' ? { continues: pathOf(frames) } : {};
    return { path: pathOf(frames.slice(0, -1)), column: top.indent, ...continued };
  }
  const sibling = above[frames.length];
  const column = sibling && sibling.indent !== indent ? { column: sibling.indent } : {};
  return { path: pathOf(frames), ...column };
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
  const value = line.slice(column + found[0].length);
  const space = value.length - value.trimStart().length;
  const written = value.trim();
  const kind = /^(?:#.*|[&!]\S+)?$/.test(written) ? 'none' : /^[[{"']/.test(written) ? 'closed' : 'plain';
  frames.push({ indent: column, kind: 'key', key: unquote(found[1]!), value: kind });
  return { column: column + found[0].length + space, rest: value.slice(space), afterDash, key: true };
}

interface OpenFlow {
  readonly kind: 'map' | 'list';
  key?: string;
  index: number;
}

/** What is open at the end of a value that is written up to there, and where its last word begins. */
function scan(value: string): {
  readonly open: readonly OpenFlow[];
  readonly quote: '"' | "'" | '';
  readonly token: number;
  /** Whether the last value is closed, so that nothing more of it can be written. */
  readonly closed: boolean;
} {
  const open: OpenFlow[] = [];
  let token = 0;
  let quote: '"' | "'" | '' = '';
  let closed = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i]!;
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) [quote, closed] = ['', true];
      continue;
    }
    const top = open.at(-1);
    if ((c === '"' || c === "'") && value.slice(token, i).trim() === '') {
      quote = c;
      token = i + 1;
    } else if (open.length === 0 && i > 0 && value.slice(0, i).trim() !== '') {
      continue;
    } else if (c === '#' && /\s/.test(value[i - 1] ?? '')) {
      // A comment inside a flow map of several lines.
      while (i + 1 < value.length && value[i + 1] !== '\n') i++;
      token = i + 1;
    } else if (c === '{' || c === '[') {
      open.push({ kind: c === '{' ? 'map' : 'list', index: 0 });
      [token, closed] = [i + 1, false];
    } else if (c === '}' || c === ']') {
      open.pop();
      [token, closed] = [i + 1, true];
    } else if (c === ',' && top) {
      delete top.key;
      top.index++;
      [token, closed] = [i + 1, false];
    } else if (c === ':' && top?.kind === 'map' && top.key === undefined && /\s|^$/.test(value[i + 1] ?? '')) {
      top.key = unquote(value.slice(token, i).trim().replace(/["']$/, ''));
      [token, closed] = [i + 1, false];
    }
  }
  return { open, quote, token, closed };
}

/** A cursor behind the start of a value, through flow maps and lists that are open there. */
function inValue(path: readonly (string | number)[], rest: string, start: number, lineStart: number): YamlCursor {
  const { open, quote, token, closed } = scan(rest);
  if (closed) return { kind: 'none' };
  const prefix = rest.slice(token).trimStart();
  const span = { start: start + rest.length - prefix.length, end: start + rest.length };
  // A word that began on another line cannot be replaced by an edit of this one.
  if (span.start < lineStart || /(?:^|\s)#/.test(quote === '' ? prefix : '')) return { kind: 'none' };
  const inside = open.flatMap((frame): (string | number)[] => {
    if (frame.kind === 'list') return [frame.index];
    return frame.key === undefined ? [] : [frame.key];
  });
  const full = [...path, ...inside];
  const flow = open.length > 0;
  const top = open.at(-1);
  if (top?.kind === 'map' && top.key === undefined && quote === '')
    return { kind: 'key', path: full, prefix, span, afterDash: false, flow };
  return { kind: 'value', path: full, prefix, span, quote, flow };
}

function pathOf(frames: readonly Frame[]): readonly (string | number)[] {
  return frames.map((frame) => (frame.kind === 'key' ? frame.key : frame.index));
}

function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
