import { isMap, isPair, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import { mapScalar, type ScalarMap, type Span } from '../../../text';
import { nodePathAt } from '../../node-path';
import { isBlockStyle, styleOf, type ScalarStyle } from './scalar-style';
import type { ScalarLayout } from './write-scalar';

/** A text that is a value in a YAML file, with all that must be known to write it anew where it stands. */
export interface ScalarPlace {
  /** The whole file. */
  readonly source: string;
  readonly keys: readonly (string | number)[];
  readonly map: ScalarMap;
  readonly style: ScalarStyle;
  /** The stretch that writing it anew replaces: the scalar with its comment, without the line end behind it. */
  readonly span: Span;
  readonly layout: ScalarLayout;
  readonly isFlow: boolean;
  /** What owns it in a block: a key or the dash of a list. */
  readonly owner: 'key' | 'dash';
  /** What is behind it up to the next line that is neither empty nor a comment: a block could swallow it. */
  readonly tail: string;
  /** Whether the file ends with the tail. */
  readonly isLast: boolean;
}

/** The text at a place of a file; undefined on keys, on values that are no text and where it is written unusually. */
export function scalarPlaceAt(document: Document, text: string, offset: number): ScalarPlace | undefined {
  const { keys, scalar, isKey } = nodePathAt(document, offset);
  return isKey || !scalar ? undefined : placeOf(document, text, keys, scalar);
}

/** The text at a path of a file. */
export function scalarPlace(
  document: Document,
  text: string,
  keys: readonly (string | number)[],
): ScalarPlace | undefined {
  const node = document.getIn(keys, true);
  return isScalar(node) ? placeOf(document, text, keys, node) : undefined;
}

function placeOf(
  document: Document,
  text: string,
  keys: readonly (string | number)[],
  scalar: Scalar,
): ScalarPlace | undefined {
  const style = styleOf(scalar);
  const { range } = scalar;
  const owner = ownerOf(document, text, keys);
  // What is typed otherwise without its tag would be another value without it, and the other way round.
  if (!style || !range || !owner || typeof scalar.value !== 'string' || scalar.tag !== undefined) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const { end, comment } = isBlockStyle(style)
    ? blockEnd(text, range, owner.column)
    : flowEnd(text, range, owner.isFlow);
  return {
    source: text,
    keys,
    map: mapScalar(text, scalar),
    style,
    span: { start: range[0], end },
    layout: { column: owner.column, comment, lineEnd },
    isFlow: owner.isFlow,
    owner: owner.kind,
    ...tailOf(text, end),
  };
}

interface Owner {
  readonly kind: ScalarPlace['owner'];
  readonly column: number;
  readonly isFlow: boolean;
}

/** The key or dash that a value belongs to; undefined where marks stand before it that this does not know. */
function ownerOf(document: Document, text: string, keys: readonly (string | number)[]): Owner | undefined {
  let node: unknown = document.contents;
  let isFlow = false;
  let owner: Node | undefined;
  for (const [index, key] of keys.entries()) {
    isFlow ||= (isMap(node) || isSeq(node)) && node.flow === true;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (!pair || !isPair(pair)) return undefined;
      owner = pair.key as Node;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (index === keys.length - 1) owner = undefined;
    } else return undefined;
  }
  const start = owner?.range?.[0] ?? (node as Node | undefined)?.range?.[0];
  if (start === undefined) return undefined;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const kind = owner ? 'key' : 'dash';
  if (isFlow) return { kind, column: 0, isFlow };
  const marks = owner ? /^( *(?:- +)*)$/.exec(before) : /^( *(?:- +)*)- +(?:&\S+ +)?$/.exec(before);
  return marks ? { kind, column: marks[1]!.length, isFlow } : undefined;
}

/** A block ends with its last line of text, or with all of its lines where it keeps the empty ones. */
function blockEnd(
  text: string,
  [start, end]: readonly [number, number, number],
  column: number,
): { end: number; comment: string } {
  const source = text.slice(start, end);
  const [head = '', header = '', comment = ''] = /^([|>][-+0-9]*)([ \t]+#[^\r\n]*)?/.exec(source) ?? [];
  const counted = /[1-9]/.exec(header);
  const first = /\n( *)[^ \r\n]/.exec(source)?.[1]?.length ?? 0;
  const margin = counted ? column + Number(counted[0]) : first;
  // A line of more spaces than the margin is text.
  const empty = header.includes('+') ? /\r?\n$/ : new RegExp(`(?:\\r?\\n {0,${String(margin)}})+$`);
  const content = source.slice(head.length).replace(empty, '');
  return { end: start + head.length + content.length, comment: comment.trimEnd() };
}

/** The comment behind a scalar on its last line; in a flow collection other things may stand between. */
function flowEnd(
  text: string,
  [, end]: readonly [number, number, number],
  isFlow: boolean,
): { end: number; comment: string } {
  const comment = isFlow ? '' : (/^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0] ?? '');
  return { end: end + comment.length, comment: comment.trimEnd() };
}

function tailOf(text: string, end: number): { readonly tail: string; readonly isLast: boolean } {
  const [tail = ''] = /^[^\r\n]*(?:\r?\n[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$))*/.exec(text.slice(end)) ?? [];
  const isLast = end + tail.length >= text.length;
  return { tail, isLast };
}
