import { isScalar, visit, type Document, type Scalar } from 'yaml';

/** Text in which quoted scalars are indented as YAML wants it; `added` tells the spaces put before lines (from 0). */
export interface MendedText {
  readonly text: string;
  readonly added: ReadonlyMap<number, number>;
}

/**
 * PyYAML lets the later lines of a quoted text stand further left than the grammar allows; the YAML library ends the
 * text there. White space at the beginning of such lines is folded away, so that indenting them changes nothing else.
 *
 * @returns undefined where nothing can be mended
 */
export function mendQuotes(text: string, document: Document): MendedText | undefined {
  const scalar = cutScalar(text, document);
  if (!scalar) return undefined;
  const { open, close } = scalar;
  const column = open - (text.lastIndexOf('\n', open - 1) + 1) + 1;
  const firstLine = text.slice(0, open).split('\n').length - 1;
  const added = new Map<number, number>();
  const lines = text
    .slice(open, close)
    .split('\n')
    .map((line, index) => {
      if (index === 0 || line.trim() === '') return line;
      added.set(firstLine + index, column);
      return ' '.repeat(column) + line;
    });
  return { text: text.slice(0, open) + lines.join('\n') + text.slice(close), added };
}

/** The last quoted scalar before the first fault, if its closing quote stands behind where the library ended it. */
function cutScalar(text: string, document: Document): { readonly open: number; readonly close: number } | undefined {
  const fault = Math.min(...document.errors.map(({ pos: [start] }) => start));
  let last: Scalar | undefined;
  visit(document, (_, node) => {
    if (isScalar(node) && node.range && node.range[0] < fault && isQuoted(text, node.range[0])) last = node;
  });
  if (!last?.range) return undefined;
  const [open, end] = last.range;
  const close = closingQuote(text, open);
  return close === undefined || close < end ? undefined : { open, close };
}

function isQuoted(text: string, place: number): boolean {
  return text[place] === '"' || text[place] === "'";
}

function closingQuote(text: string, open: number): number | undefined {
  const pattern = text[open] === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
  pattern.lastIndex = open;
  return pattern.test(text) ? pattern.lastIndex - 1 : undefined;
}
