import { isCollection, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Span, TextEdit } from '../../../text';

/** An entry of a map as it stands in the file. */
export interface Entry {
  readonly map: YAMLMap;
  readonly pair: Pair;
  readonly key: string;
  /** From the key to the end of the value, without a comment behind it. */
  readonly span: Span;
  /** The column of the key, from 0; meaningless in a flow map. */
  readonly column: number;
}

/** The map at a path, the file's root for an empty one. */
export function mapAt(document: Document, keys: readonly (string | number)[]): YAMLMap | undefined {
  const node: unknown = keys.length === 0 ? document.contents : document.getIn(keys, true);
  return isMap(node) ? node : undefined;
}

/** The entries of a map in its order; what has no name of its own is left out. */
export function entriesOf(map: YAMLMap, text: string): readonly Entry[] {
  return map.items.flatMap((pair): Entry[] => {
    if (!isScalar(pair.key) || !pair.key.range) return [];
    const [start, keyEnd] = pair.key.range;
    const end = contentEnd(pair.value, text) ?? text.indexOf(':', keyEnd) + 1;
    const column = start - lineStart(text, start);
    return [{ map, pair, key: String(pair.key.value), span: { start, end }, column }];
  });
}

export function entryAt(document: Document, text: string, keys: readonly (string | number)[]): Entry | undefined {
  const map = mapAt(document, keys.slice(0, -1));
  return map && entriesOf(map, text).find(({ key }) => key === keys.at(-1));
}

/** Takes an entry out, with its line and the comment on it; undefined where that would leave nothing of a block map. */
export function removeEntry(text: string, { map, span }: Entry): TextEdit | undefined {
  const entries = entriesOf(map, text);
  const index = entries.findIndex((entry) => entry.span.start === span.start);
  const next = entries[index + 1];
  if (map.flow) {
    const before = entries[index - 1];
    if (next) return { span: { start: span.start, end: next.span.start }, newText: '' };
    return { span: { start: before?.span.end ?? span.start, end: span.end }, newText: '' };
  }
  const start = lineStart(text, span.start);
  if (/^ *$/.test(text.slice(start, span.start))) {
    return entries.length < 2 ? undefined : { span: { start, end: nextLine(text, span.end) }, newText: '' };
  }
  // The first entry of a list's item: the next one takes its place behind the dash.
  return next && { span: { start: span.start, end: next.span.start }, newText: '' };
}

/**
 * Adds an entry to a map: behind the last of those that go before it, at the very start where there is none of them,
 * or at the end.
 *
 * @param lines `key: value` as it stands in a map at the very left; further lines of it follow with their own margin
 * @param goesBehind whether an entry that is there belongs before the new one
 */
export function insertEntry(
  text: string,
  map: YAMLMap,
  lines: string,
  goesBehind: (key: string) => boolean = () => true,
): TextEdit | undefined {
  const entries = entriesOf(map, text);
  const [first] = entries;
  if (!first) return map.flow && map.range ? insertAt(map.range[0] + 1, lines) : undefined;
  if (map.flow && lines.includes('\n')) return undefined;
  const before = entries.findLast(({ key }) => goesBehind(key));
  if (map.flow) return before ? insertAt(before.span.end, `, ${lines}`) : insertAt(first.span.start, `${lines}, `);
  const lineEnd = lineEndOf(text);
  const margin = ' '.repeat(first.column);
  const body = lines
    .split('\n')
    .map((line, index) => (line === '' || index === 0 ? line : margin + line))
    .join(lineEnd);
  if (!before) return insertAt(first.span.start, body + lineEnd + margin);
  return insertAt(endOfLine(text, before.span.end), lineEnd + margin + body);
}

export function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/**
 * Where the text of a value ends; undefined for an empty one. Empty lines belong to it only where a block keeps them.
 */
export function contentEnd(value: unknown, text: string): number | undefined {
  const range = (value as Node | null | undefined)?.range;
  if (!range || range[1] <= range[0]) return undefined;
  if (isCollection(value) && !value.flow) {
    const last = value.items.at(-1);
    if (isSeq(value)) return contentEnd(last, text) ?? trimmed(text, range[1]);
    const pair = last as Pair | undefined;
    return contentEnd(pair?.value, text) ?? trimmed(text, range[1]);
  }
  const keeps = isScalar(value) && /^[|>]\d?\+/.test(text.slice(range[0], range[0] + 3));
  return keeps ? text.slice(0, range[1]).replace(/\r?\n$/, '').length : trimmed(text, range[1]);
}

function trimmed(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where a place's line ends, before its line break. */
export function endOfLine(text: string, at: number): number {
  return at + /^[^\r\n]*/.exec(text.slice(at))![0].length;
}

/** Where the line behind a place's begins. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
