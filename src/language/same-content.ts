import { isAlias, isMap, isNode, isScalar, isSeq, Lexer, type Document } from 'yaml';

/** Everything that a YAML file says, whatever its layout: two texts with the same answer mean the same to a reader. */
export function contentOf(document: Document, text: string): string {
  return JSON.stringify([plain(document.contents), commentsOf(text)]);
}

function plain(node: unknown): unknown {
  if (!isNode(node)) return null;
  if (isAlias(node)) return ['alias', node.source];
  const marks = [node.tag ?? '', node.anchor ?? ''];
  if (isMap(node)) return ['map', ...marks, node.items.map(({ key, value }) => [plain(key), plain(value)])];
  if (isSeq(node)) return ['list', ...marks, node.items.map(plain)];
  if (!isScalar(node)) return null;
  // A number's text matters too: `1.0` and `1` are one number to JavaScript.
  const { value } = node;
  return typeof value === 'string' ? ['text', ...marks, value] : ['word', ...marks, node.source ?? ''];
}

function commentsOf(text: string): readonly string[] {
  // Content has a mark in front of it, so what begins with `#` is a comment.
  return [...lexemesOf(text)]
    .filter(({ source, isContent }) => !isContent && source.startsWith('#'))
    .map(({ source }) => source.trimEnd());
}

/** A piece of YAML between which nothing lies: white space, a mark, a comment, a scalar. */
export interface Lexeme {
  readonly start: number;
  readonly source: string;
  /** Whether it is the content of a scalar without quotes, such as a block. */
  readonly isContent: boolean;
}

/** The pieces of a file in order. */
export function* lexemesOf(text: string): Generator<Lexeme> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    if (source === '\uFEFF') continue;
    const isMark = source === '\u0002' || source === '\u0018' || source === '\u001F';
    if (!isMark) {
      yield { start, source, isContent };
      start += source.length;
    }
    isContent = source === '\u001F';
  }
}
