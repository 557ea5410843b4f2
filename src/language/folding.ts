import { isCollection, isMap, isSeq, type Document, type Node } from 'yaml';
import { bodiesOf, parseTemplate, type Statement } from '../jinja';
import { jinjaScalars } from './jinja-scalar';
import { scalarsOf } from './node-path';
import { yamlOf, type ParsedDocument } from './parsed-document';
import type { FoldingRange } from './types';

/**
 * What can be folded: each value of several lines under its key, each list item, runs of comment lines, and the bodies
 * of Jinja's blocks, whose closing tags stay in sight.
 */
export function foldingRanges(parsed: ParsedDocument): readonly FoldingRange[] {
  const document = yamlOf(parsed);
  if (!document) return [];
  const ranges = [...valueFolds(parsed, document), ...commentFolds(parsed, document)];
  if (parsed.kind === 'task') ranges.push(...jinjaFolds(parsed, document));
  // Two folds of one line would hide each other: the longer one stays, as it was found first.
  const starts = new Set<number>();
  const wider = [...ranges].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return wider.filter(({ startLine, endLine }) => {
    const isNew = endLine > startLine && !starts.has(startLine);
    if (isNew) starts.add(startLine);
    return isNew;
  });
}

function* valueFolds(parsed: ParsedDocument, document: Document): Generator<FoldingRange> {
  const visit = function* (node: unknown): Generator<FoldingRange> {
    if (isMap(node)) {
      for (const pair of node.items) {
        const [key, value] = [pair.key as Node | null, pair.value as Node | null];
        if (key?.range && value) yield fold(parsed, key.range[0], value);
        yield* visit(value);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) {
        if ((item as Node | null)?.range) yield fold(parsed, (item as Node).range![0], item as Node);
        yield* visit(item);
      }
    }
  };
  yield* visit(document.contents);
}

/** From the line of `start` to the last line of a node that holds something. */
function fold(parsed: ParsedDocument, start: number, node: Node): FoldingRange {
  const end = lastPlace(node);
  const stretch = parsed.text.slice(start, end).trimEnd();
  return { startLine: lineOf(parsed, start), endLine: lineOf(parsed, start + stretch.length), kind: 'region' };
}

/** A collection's own range reaches over the comments behind it. */
function lastPlace(node: Node): number {
  const end = node.range?.[1] ?? 0;
  if (!isCollection(node) || node.flow) return end;
  const last: unknown = node.items.at(-1);
  if (isMap(node)) {
    const { key, value } = last as { readonly key: Node | null; readonly value: Node | null };
    return Math.max(key?.range?.[1] ?? 0, value ? lastPlace(value) : 0);
  }
  return last ? lastPlace(last as Node) : end;
}

/** Runs of lines that hold nothing but a comment; `#` inside a scalar is text. */
function* commentFolds(parsed: ParsedDocument, document: Document): Generator<FoldingRange> {
  const lines = parsed.text.split(/\r\n|\r|\n/);
  const texts = new Set<number>();
  for (const { scalar } of scalarsOf(document)) {
    const [start, end] = scalar.range ?? [0, 0];
    for (let line = lineOf(parsed, start) + 1; line <= lineOf(parsed, Math.max(start, end - 1)); line++) {
      texts.add(line);
    }
  }
  let first: number | undefined;
  for (const [line, text] of [...lines, ''].entries()) {
    const isComment = /^[ \t]*#/.test(text) && !texts.has(line);
    if (isComment) first ??= line;
    else if (first !== undefined) {
      yield { startLine: first, endLine: line - 1, kind: 'comment' };
      first = undefined;
    }
  }
}

function* jinjaFolds(parsed: ParsedDocument, document: Document): Generator<FoldingRange> {
  for (const { map } of jinjaScalars(document, parsed.text)) {
    // Only a tree that a parser was sure of says where blocks end.
    const template = map.exact && map.text.includes('{%') ? parseTemplate(map.text) : undefined;
    if (!template || template.problems.some(({ severity }) => severity === 'error')) continue;
    for (const body of bodiesWithin(template.body)) {
      const [from, to] = [body[0]!.span.start, body.at(-1)!.span.end];
      const opening = map.text.lastIndexOf('%}', from);
      const closing = map.text.indexOf('{%', to);
      if (opening < 0 || closing < 0) continue;
      yield {
        startLine: lineOf(parsed, map.toFile(opening)),
        endLine: lineOf(parsed, map.toFile(closing)) - 1,
        kind: 'region',
      };
    }
  }
}

function* bodiesWithin(statements: readonly Statement[]): Generator<readonly Statement[]> {
  for (const statement of statements) {
    for (const body of bodiesOf(statement)) {
      if (body.length > 0) yield body;
      yield* bodiesWithin(body);
    }
  }
}

function lineOf(parsed: ParsedDocument, offset: number): number {
  return parsed.lines.positionAt(offset).line;
}
