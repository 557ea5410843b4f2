import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { bodiesOf, expressionsOf, parseTemplate, visitExpressions, type Statement } from '../jinja';
import { contains, mapScalar, spanOf, type Position, type Span } from '../text';
import { jinjaScalarAt } from './jinja-scalar';
import { yamlOf, type ParsedDocument } from './parsed-document';
import type { SelectionRange } from './types';

/**
 * For each position what a growing selection takes next, from the inside out: the expressions and blocks of Jinja, the
 * text of the scalar, the scalar, the pair, the map or list, the file.
 */
export function selectionRanges(parsed: ParsedDocument, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => {
    const offset = parsed.offset(position);
    const spans = [...spansAt(parsed, offset), spanOf(0, parsed.text.length)];
    return chain(parsed, spans, offset);
  });
}

/** Each range must hold the one before it: what does not is left out. */
function chain(parsed: ParsedDocument, spans: readonly Span[], offset: number): SelectionRange {
  const nested: Span[] = [];
  const sorted = spans.filter((span) => contains(span, offset)).sort((a, b) => lengthOf(a) - lengthOf(b));
  for (const span of sorted) {
    const inner = nested.at(-1);
    const isWider = !inner || (span.start <= inner.start && span.end >= inner.end && lengthOf(span) > lengthOf(inner));
    if (isWider) nested.push(span);
  }
  return nested.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: parsed.range(span), ...(parent ? { parent } : {}) }),
    undefined,
  )!;
}

function* spansAt(parsed: ParsedDocument, offset: number): Generator<Span> {
  const document = yamlOf(parsed);
  if (!document) return;
  yield* nodeSpans(parsed.text, document, offset);
  if (parsed.kind === 'task') yield* jinjaSpans(document, parsed.text, offset);
}

function* nodeSpans(text: string, document: Document, offset: number): Generator<Span> {
  const span = (start: number, end: number): Span => spanOf(start, start + text.slice(start, end).trimEnd().length);
  const visit = function* (node: unknown): Generator<Span> {
    const range = (node as Node | null)?.range;
    if (!range || offset < range[0] || offset > range[1]) return;
    yield span(range[0], range[1]);
    if (isMap(node)) {
      for (const pair of node.items) {
        const [key, value] = [pair.key as Node | null, pair.value as Node | null];
        if (!key?.range) continue;
        yield span(key.range[0], Math.max(key.range[1], value?.range?.[1] ?? 0));
        yield* visit(key);
        yield* visit(value);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) yield* visit(item);
    } else if (isScalar(node) && node.type !== 'PLAIN' && typeof node.value === 'string') {
      const map = mapScalar(text, node);
      const { start, end } = map.spanToFile(spanOf(0, map.text.length));
      if (map.exact) yield span(start, end);
    }
  };
  yield* visit(document.contents);
}

function* jinjaSpans(document: Document, text: string, place: number): Generator<Span> {
  const scalar = jinjaScalarAt(document, text, place);
  if (!scalar) return;
  const { map, offset } = scalar;
  for (const span of statementSpans(parseTemplate(map.text).body, offset)) yield map.spanToFile(span);
}

function* statementSpans(statements: readonly Statement[], offset: number): Generator<Span> {
  for (const statement of statements) {
    if (!contains(statement.span, offset)) continue;
    // Text is cut where the template's tags happen to stand, which nobody selects.
    if (statement.type !== 'Text') yield statement.span;
    for (const expression of expressionsOf(statement)) {
      const found: Span[] = [];
      visitExpressions(expression, (inner) => {
        if (inner.type !== 'Missing') found.push(inner.span);
        if ('nameSpan' in inner) found.push(inner.nameSpan);
      });
      yield* found;
    }
    for (const body of bodiesOf(statement)) {
      const [first, last] = [body[0], body.at(-1)];
      if (first && last) yield spanOf(first.span.start, last.span.end);
      yield* statementSpans(body, offset);
    }
  }
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
