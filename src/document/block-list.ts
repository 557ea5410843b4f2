import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Pair,
  Scalar,
  visit,
  YAMLMap,
  YAMLParseError,
  YAMLSeq,
  type Document,
  type Node,
  type Range,
  type YAMLError,
} from 'yaml';
import { differenceOf } from '../text';
import { openDocument, type OpenDocument } from './open';

/** A map of the list, as it was parsed. */
interface Item {
  readonly node: YAMLMap;
  /** Where the line of its dash begins, now. */
  readonly start: number;
  /** How far it has moved since it was parsed. */
  readonly moved: number;
  /** What is wrong with its YAML, at places of when it was parsed. */
  readonly faults: readonly YAMLError[];
}

/** What holds the items, as it was parsed. */
interface Nodes {
  readonly whole: Document;
  readonly list: YAMLSeq;
}

/** The places of what holds the items, as they are now. */
interface Ranges {
  /** Where the list's key begins. */
  readonly key: number;
  readonly list: Range;
  readonly root: Range;
  readonly whole: Range;
}

/** One item of the list that was read anew. */
export interface ListEdit {
  readonly index: number;
  /** The item alone under the list's key; its places count from where that little file begins. */
  readonly opened: OpenDocument;
  /** From the little file's places to the file's. */
  readonly shift: number;
  /** The item's lines before and after the edit: `[start, oldEnd)` and `[start, newEnd)`. */
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly list: BlockList;
}

/** The part of the file before the list, read anew. */
export interface HeadEdit {
  /** That part with one empty item under the list's key; its places are the file's. */
  readonly opened: OpenDocument;
  /** Where the list's key stands before and after the edit. */
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly list: BlockList;
}

/**
 * The block list of maps that ends a YAML file, for which reading only the item that changed is sure to give what
 * reading the whole file would: a line that begins with the list's own dash ends whatever stood before it, unless a
 * quote or a bracket is open, and then the item alone is faulty too and the caller reads the whole file.
 */
export class BlockList {
  readonly #nodes: Nodes;
  readonly #key: string;
  /** Spaces before each dash. */
  readonly #column: number;
  readonly #items: readonly Item[];
  readonly #ranges: Ranges;

  private constructor(nodes: Nodes, key: string, column: number, items: readonly Item[], ranges: Ranges) {
    this.#nodes = nodes;
    this.#key = key;
    this.#column = column;
    this.#items = items;
    this.#ranges = ranges;
  }

  /** The list under a key of a file; undefined where the file has faults, anchors or tags, or another layout. */
  static of(whole: Document, text: string, key: string): BlockList | undefined {
    const { contents } = whole;
    if (whole.errors.length > 0 || whole.warnings.length > 0 || text.startsWith('\uFEFF')) return undefined;
    const list = listIn(whole, key);
    const keyNode = isMap(contents) ? contents.items.at(-1)?.key : undefined;
    if (!list?.range || !contents?.range || !whole.range || !isPlain(contents) || !isScalar(keyNode) || !keyNode.range)
      return undefined;
    const [keyStart, keyEnd] = keyNode.range;
    const isOnItsOwn = (keyStart === 0 || text[keyStart - 1] === '\n') && text.slice(keyStart, keyEnd) === key;
    const first = list.items[0];
    if (!isOnItsOwn || !isMap(first) || /^%/m.test(text.slice(0, keyStart))) return undefined;
    const column = dashColumn(text, first.range?.[0] ?? 0);
    const items: Item[] = [];
    for (const node of list.items) {
      const at = isMap(node) ? node.range?.[0] : undefined;
      if (at === undefined || column === undefined || dashColumn(text, at) !== column) return undefined;
      items.push({ node: node as YAMLMap, start: lineStart(text, at), moved: 0, faults: [] });
    }
    const ranges = { key: keyStart, list: list.range, root: contents.range, whole: whole.range };
    return new BlockList({ whole, list }, key, column!, items, ranges);
  }

  get length(): number {
    return this.#items.length;
  }

  /** The one item that differs between two versions; undefined where more than that may have changed. */
  edit(before: string, after: string): ListEdit | undefined {
    const { start: from, oldEnd: to } = differenceOf(before, after);
    const by = after.length - before.length;
    const index = this.#items.findLastIndex(({ start }) => start <= from);
    const [item, next] = [this.#items[index], this.#items[index + 1]];
    const oldEnd = next?.start ?? before.length;
    const newEnd = oldEnd + by;
    if (!item || to > oldEnd || (next && after[newEnd - 1] !== '\n')) return undefined;

    const head = `${this.#key}:\n`;
    const nextDash = next ? `${' '.repeat(this.#column)}- ~\n` : '';
    const lines = after.slice(item.start, newEnd);
    const opened = openDocument(head + lines + nextDash);
    const node = onlyItem(opened, this.#key, { head, lines, nextDash, column: this.#column });
    if (!node) return undefined;

    const shift = item.start - head.length;
    const faults = opened.document.errors;
    // What is wrong with one may keep what is wrong with another from being told.
    if (faults.length > 0 && this.#items.some((other, i) => i !== index && other.faults.length > 0)) return undefined;
    const items = this.#items.map((other, i): Item => {
      if (i < index) return other;
      return i === index
        ? { node, start: item.start, moved: shift, faults }
        : { ...other, start: other.start + by, moved: other.moved + by };
    });
    const { key, list: listRange, root, whole } = this.#ranges;
    const moved = { key, list: endMoved(listRange, by), root: endMoved(root, by), whole: endMoved(whole, by) };
    const ranges = next ? moved : this.#rangesEndingAs(opened.document, shift);
    if (!ranges) return undefined;
    const list = new BlockList(this.#nodes, this.#key, this.#column, items, ranges);
    return { index, opened, shift, start: item.start, oldEnd, newEnd, list };
  }

  /** The part before the list, where all that differs between two versions lies in it; undefined otherwise. */
  editHead(before: string, after: string): HeadEdit | undefined {
    const { oldEnd: to } = differenceOf(before, after);
    const { key: oldEnd, list, root, whole } = this.#ranges;
    const by = after.length - before.length;
    const newEnd = oldEnd + by;
    const head = after.slice(0, newEnd);
    if (to > oldEnd || !(head === '' || head.endsWith('\n')) || /^(%|---|\.\.\.)/m.test(head)) return undefined;
    const opened = openDocument(`${head}${this.#key}:\n${' '.repeat(this.#column)}- ~\n`);
    const { contents, range } = opened.document;
    const items = listIn(opened.document, this.#key)?.items ?? [];
    const at = newEnd + this.#key.length + 2 + this.#column + 2;
    const isWhole = items.length === 1 && isScalar(items[0]) && items[0].range?.[0] === at;
    if (opened.problems.length > 0 || !isWhole || !contents?.range || !range || !isPlain(contents)) return undefined;

    const ranges: Ranges = {
      key: newEnd,
      list: [list[0] + by, list[1] + by, list[2] + by],
      root: [contents.range[0], root[1] + by, root[2] + by],
      whole: [range[0], whole[1] + by, whole[2] + by],
    };
    const moved = this.#items.map((item) => ({ ...item, start: item.start + by, moved: item.moved + by }));
    const nodes = { whole: opened.document, list: this.#nodes.list };
    return { opened, oldEnd, newEnd, list: new BlockList(nodes, this.#key, this.#column, moved, ranges) };
  }

  /** The whole file as it is now. Comments, and the offsets in source tokens, are those of when a part was parsed. */
  document(): Document {
    const whole = copyOf(this.#nodes.whole);
    const root = copyOf(whole.contents as YAMLMap);
    const pair = copyOf(root.items.at(-1)!);
    const list = copyOf(this.#nodes.list);
    list.items = this.#items.map(({ node, moved }) => (moved === 0 ? node : movedBy(node, moved)));
    list.range = this.#ranges.list;
    pair.value = list;
    root.items = [...root.items.slice(0, -1), pair];
    root.range = this.#ranges.root;
    whole.contents = root;
    whole.range = this.#ranges.whole;
    whole.errors = this.#items.flatMap(({ faults, moved }) => faults.map((fault) => faultMoved(fault, moved)));
    return whole;
  }

  /** The little file ends as the whole one does where it holds the last item. */
  #rangesEndingAs(document: Document, by: number): Ranges | undefined {
    const [list, root, whole] = [listIn(document, this.#key)?.range, document.contents?.range, document.range];
    if (!list || !root || !whole) return undefined;
    const ending = ([start]: Range, [, end, nodeEnd]: Range): Range => [start, end + by, nodeEnd + by];
    const now = this.#ranges;
    return {
      key: now.key,
      list: ending(now.list, list),
      root: ending(now.root, root),
      whole: ending(now.whole, whole),
    };
  }
}

/**
 * The one item of a little file, where the file holds that and, where another follows, the dash behind it. What is wrong
 * with it must lie in it and leave that dash a dash.
 */
function onlyItem({ document }: OpenDocument, key: string, parts: Parts): YAMLMap | undefined {
  const root = document.contents;
  const [start, end] = [parts.head.length, parts.head.length + parts.lines.length];
  const isWithin = document.errors.every(({ pos }) => pos[0] >= start && pos[0] < end && pos[1] <= end);
  if (!isWithin || document.warnings.length > 0 || !isMap(root) || root.items.length !== 1) return undefined;
  const items = listIn(document, key)?.items ?? [];
  const [item, next] = items;
  if (items.length !== (parts.nextDash === '' ? 1 : 2) || !isMap(item) || !item.range || !isPlain(item))
    return undefined;
  if (dashColumn(parts.head + parts.lines, item.range[0]) !== parts.column) return undefined;
  if (item.range[0] > parts.head.length + parts.lines.indexOf('\n') && parts.lines.includes('\n')) return undefined;
  if (parts.nextDash === '') return item;
  const nextStart = parts.head.length + parts.lines.length + parts.column + 2;
  return isScalar(next) && next.range?.[0] === nextStart ? item : undefined;
}

interface Parts {
  readonly head: string;
  readonly lines: string;
  readonly nextDash: string;
  readonly column: number;
}

/** The block list that is a map's last value. */
function listIn({ contents }: Document, key: string): YAMLSeq | undefined {
  const pair = isMap(contents) ? contents.items.at(-1) : undefined;
  const isKey = isScalar(pair?.key) && pair.key.value === key;
  return isKey && isSeq(pair.value) && !pair.value.flow ? pair.value : undefined;
}

/** Whether nothing in a tree has meaning elsewhere in the file, or takes it from there. */
function isPlain(root: Node): boolean {
  let plain = true;
  visit(root, (_key, node) => {
    if (!isAlias(node) && !(isNode(node) && (node.tag !== undefined || ('anchor' in node && node.anchor)))) return;
    plain = false;
    return visit.BREAK;
  });
  return plain;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The column of the dash before an item, where nothing else stands on the line before the item. */
function dashColumn(text: string, at: number): number | undefined {
  return /^( *)- +$/.exec(text.slice(lineStart(text, at), at))?.[1]?.length;
}

function faultMoved(fault: YAMLError, by: number): YAMLParseError {
  return new YAMLParseError([fault.pos[0] + by, fault.pos[1] + by], fault.code, fault.message);
}

function endMoved([start, end, nodeEnd]: Range, by: number): Range {
  return [start, end + by, nodeEnd + by];
}

/** A node with its own fields and the same parts. */
function copyOf<T extends object>(node: T): T {
  return Object.create(Object.getPrototypeOf(node) as object, Object.getOwnPropertyDescriptors(node)) as T;
}

/** A tree without anchors and aliases, each node with its own place; much faster than the nodes' own `clone`. */
function movedBy<T>(node: T, by: number): T {
  if (isScalar(node)) return placed(Object.assign(new Scalar(node.value), node), by);
  if (isMap(node)) {
    const items = node.items.map((pair) => {
      const copy = new Pair(movedBy(pair.key, by), movedBy(pair.value, by));
      if (pair.srcToken) copy.srcToken = pair.srcToken;
      return copy;
    });
    return placed(Object.assign(new YAMLMap(node.schema), node, { items }), by);
  }
  if (!isSeq(node)) return node;
  const items = node.items.map((item) => movedBy(item, by));
  return placed(Object.assign(new YAMLSeq(node.schema), node, { items }), by);
}

function placed<T extends Node>(node: T, by: number): T {
  const { range } = node;
  if (range) node.range = [range[0] + by, range[1] + by, range[2] + by];
  return node;
}
