import { Parser, type CST } from 'yaml';

/** Where a line of the file begins, and where it is to begin. */
interface Move {
  readonly from: number;
  readonly to: number;
}

/**
 * A file with its block maps and lists indented by two for each level, lists below their keys included. Lines of
 * scalars and of flow collections move with what holds them, so the texts in them stay the same. A layout that this
 * cannot be sure about (explicit keys, tabs) is left as it is.
 */
export function reindent(text: string): string {
  const documents = [...new Parser().parse(text)].filter(({ type }) => type === 'document');
  const [document] = documents;
  if (documents.length !== 1 || document?.type !== 'document' || !document.value) return text;
  const layout = new Layout(text);
  return layout.place(document.value, 0, 0) ? layout.print() : text;
}

class Layout {
  readonly #text: string;
  readonly #lines: readonly string[];
  readonly #starts: readonly number[];
  /** Lines that begin with a key or a dash. */
  readonly #moves = new Map<number, Move>();
  /** Lines inside values, by how far they move. */
  readonly #shifts = new Map<number, (line: string) => string>();
  /** What becomes of the spaces behind dashes: place of the spaces to their number. */
  readonly #gaps: { readonly start: number; readonly length: number }[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#lines = text.split(/(?<=\n)/);
    let start = 0;
    this.#starts = this.#lines.map((line) => (start += line.length) - line.length);
  }

  /**
   * Notes where the lines of a value go.
   *
   * @param owner the column of what holds the value, as it is
   * @param column where the value is to begin, if it is a block collection
   * @returns false for a layout that is left alone
   */
  place(token: CST.Token, owner: number, column: number): boolean {
    switch (token.type) {
      case 'block-map':
      case 'block-seq':
        return token.items.every((item) => this.#placeItem(token, item, column));
      case 'block-scalar':
        return this.#placeBlock(token, column - 2);
      case 'flow-collection':
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'alias':
        this.#shiftLines(token.offset, endOf(token), column - 2 - owner, column - 1);
        return true;
      default:
        return false;
    }
  }

  #placeItem(parent: CST.BlockMap | CST.BlockSequence, item: CST.CollectionItem, column: number): boolean {
    const tokens = [...item.start, ...(item.sep ?? [])];
    if (tokens.some(({ type }) => type === 'explicit-key-ind')) return false;
    const isList = parent.type === 'block-seq';
    const dash = item.start.find(({ type }) => type === 'seq-item-ind');
    const first = item.start.find(({ type }) => !['space', 'newline', 'comment'].includes(type)) ?? item.key;
    if (!first || (isList && !dash)) return item.value === undefined || item.value === null;
    this.#startLine(first.offset, column);
    // An anchor or tag may have a line of its own before the value.
    for (const { type, offset } of item.sep ?? []) {
      if (type === 'anchor' || type === 'tag') this.#startLine(offset, column + 2);
    }
    const key = item.key;
    // A key of several lines needs question marks, which are left alone.
    if (key && this.#lineOf(key.offset) !== this.#lineOf(endOf(key))) return false;
    const { value } = item;
    if (!value) return true;
    const isBlock = value.type === 'block-map' || value.type === 'block-seq';
    if (isList && isBlock && dash && this.#lineOf(dash.offset) === this.#lineOf(value.offset)) {
      // The first key stands behind the dash, and the others below it.
      const gap = /^[ ]+/.exec(this.#text.slice(dash.offset + 1));
      if (!gap) return false;
      this.#gaps.push({ start: dash.offset + 1, length: gap[0].length });
    }
    return this.place(value, parent.indent, column + 2);
  }

  /** The lines of a block move with their own indentation, except where the header counts it. */
  #placeBlock(token: CST.BlockScalar, owner: number): boolean {
    const header = token.props.find(({ type }) => type === 'block-scalar-header');
    if (!header) return false;
    const counted = 'source' in header && /[1-9]/.exec(header.source);
    const start = endOf(header);
    const content = this.#text.indexOf('\n', start) + 1;
    if (content === 0) return true;
    const end = content + token.source.length;
    const lines = [...this.#linesWithin(content, end)];
    const filled = lines.find((line) => this.#lines[line]!.trim() !== '');
    const old = counted
      ? token.indent + Number(counted[0])
      : filled === undefined
        ? 0
        : /^ */.exec(this.#lines[filled]!)![0].length;
    if (old === 0) return filled === undefined;
    const to = counted ? owner + Number(counted[0]) : owner + 2;
    if (counted && token.indent < 0) return false;
    for (const line of lines) {
      this.#shifts.set(line, (source) => {
        const body = source.slice(Math.min(old, /^ */.exec(source)![0].length));
        const isEmpty = /^\r?\n?$/.test(body);
        return isEmpty ? body : ' '.repeat(to) + body;
      });
    }
    return true;
  }

  /** The lines behind the first of a value; none may end up left of `least`. */
  #shiftLines(start: number, end: number, by: number, least: number): void {
    for (const line of this.#linesWithin(this.#starts[this.#lineOf(start) + 1] ?? Infinity, end)) {
      this.#shifts.set(line, (source) => {
        const spaces = /^ */.exec(source)![0].length;
        const rest = source.slice(spaces);
        if (/^\r?\n?$/.test(rest)) return source;
        return ' '.repeat(Math.max(spaces + by, least)) + rest;
      });
    }
  }

  #startLine(offset: number, column: number): void {
    const line = this.#lineOf(offset);
    const from = offset - this.#starts[line]!;
    const isFirst = /^ *$/.test(this.#text.slice(this.#starts[line], offset));
    if (isFirst) this.#moves.set(line, { from, to: column });
  }

  print(): string {
    const gaps = new Map(this.#gaps.map(({ start, length }) => [start, length]));
    return this.#lines.map((line, index) => this.#printLine(line, index, gaps)).join('');
  }

  #printLine(line: string, index: number, gaps: ReadonlyMap<number, number>): string {
    const shift = this.#shifts.get(index);
    if (shift) return shift(line);
    const move = this.#moves.get(index);
    if (!move) return /^[ \t]*#/.test(line) ? this.#printComment(line, index) : line;
    const start = this.#starts[index]!;
    let out = ' '.repeat(move.to);
    for (let at = move.from; at < line.length; at++) {
      out += line[at]!;
      const gap = gaps.get(start + at + 1);
      if (gap !== undefined) {
        out += ' ';
        at += gap;
      }
    }
    return out;
  }

  /** A comment goes with the line below it or, where it stands as that one does, with one above. */
  #printComment(line: string, index: number): string {
    const comment = line.trimStart();
    const from = line.length - comment.length;
    const below = this.#nextMove(index);
    if (below?.from === from) return ' '.repeat(below.to) + comment;
    let owner: Move | undefined;
    for (let above = index - 1; above >= 0; above--) {
      const move = this.#moves.get(above);
      if (move?.from === from) return ' '.repeat(move.to) + comment;
      if (move && move.from < from) {
        owner = move;
        break;
      }
    }
    const to = below?.to ?? owner?.to;
    return to === undefined ? line : ' '.repeat(to) + comment;
  }

  #nextMove(index: number): Move | undefined {
    for (let line = index + 1; line < this.#lines.length; line++) {
      const move = this.#moves.get(line);
      if (move) return move;
    }
    return undefined;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  *#linesWithin(start: number, end: number): Generator<number> {
    if (start >= end) return;
    for (let line = this.#lineOf(start); line < this.#lines.length && this.#starts[line]! < end; line++) yield line;
  }
}

/** Where a token's own text ends, without what stands behind it. */
function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') return (token.end[0]?.offset ?? token.offset) + 1;
  return 'source' in token ? token.offset + token.source.length : token.offset;
}
