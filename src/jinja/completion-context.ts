import { spanOf, type Span } from '../text';
import { Lexer } from './lex';
import { SyntaxFailure } from './syntax-failure';
import type { Token } from './token';

/** What an author may be writing at a place; `span` is the word there and `prefix` its part before the cursor. */
export type CompletionContext =
  | { readonly kind: 'none' }
  | { readonly kind: 'name' | 'filter' | 'test' | 'tag'; readonly prefix: string; readonly span: Span }
  /** Behind a dot; the path of names and keys before it, empty where the value is not a plain chain. */
  | { readonly kind: 'attribute'; readonly path: readonly string[]; readonly prefix: string; readonly span: Span };

const none: CompletionContext = { kind: 'none' };

/** Looks only at what stands before the cursor, so it works in text that is half written. */
export function completionContext(source: string, offset: number): CompletionContext {
  const tokens = openTag(source, offset);
  if (!tokens) return none;
  const last = tokens.at(-1)!;
  const inWord = last.type === 'name' && last.end === offset;
  if (!inWord && last.end === offset && isOperandEnd(last)) return none;
  const before = inWord ? tokens.slice(0, -1) : tokens;
  const start = inWord ? last.start : offset;
  const rest = /^[\p{L}\p{N}_]*/u.exec(source.slice(offset))![0];
  const word = { prefix: inWord ? last.value : '', span: spanOf(start, offset + rest.length) };
  return classify(before, word);
}

function classify(before: readonly Token[], word: { readonly prefix: string; readonly span: Span }): CompletionContext {
  const previous = before.at(-1)!;
  switch (previous.type) {
    case 'block_begin':
      return { kind: 'tag', ...word };
    case '|':
      return { kind: 'filter', ...word };
    case '.':
      return { kind: 'attribute', path: pathBefore(before.slice(0, -1)), ...word };
    case 'name':
      return behindName(before, word);
    default:
      return isOperandEnd(previous) ? none : { kind: 'name', ...word };
  }
}

const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'if', 'else', 'elif', 'is', 'print', 'with']);

function behindName(
  before: readonly Token[],
  word: { readonly prefix: string; readonly span: Span },
): CompletionContext {
  const name = before.at(-1)!.value;
  const isTag = before.length === 2 && before[0]!.type === 'block_begin';
  if (isTag && name === 'filter') return { kind: 'filter', ...word };
  if (isTag) return keywords.has(name) || name === 'call' || name === 'autoescape' ? { kind: 'name', ...word } : none;
  const earlier = before.at(-2)!;
  const isTest = name === 'is' || (name === 'not' && earlier.type === 'name' && earlier.value === 'is');
  if (isTest) return { kind: 'test', ...word };
  return keywords.has(name) && earlier.type !== '.' ? { kind: 'name', ...word } : none;
}

function isOperandEnd(token: Token): boolean {
  return ['name', 'string', 'integer', 'float', ')', ']', '}'].includes(token.type);
}

/** `a.b['c'].0` read backwards from its end. */
function pathBefore(tokens: readonly Token[]): readonly string[] {
  const path: string[] = [];
  for (let i = tokens.length - 1; i >= 0;) {
    const token = tokens[i]!;
    if (token.type === ']') {
      const key = tokens[i - 1];
      if (tokens[i - 2]?.type !== '[' || (key?.type !== 'string' && key?.type !== 'integer')) return [];
      path.unshift(key.value);
      i -= 3;
      continue;
    }
    if (token.type !== 'name' && !(token.type === 'integer' && tokens[i - 1]?.type === '.')) return [];
    path.unshift(token.value);
    if (tokens[i - 1]?.type !== '.') return path;
    i -= 2;
  }
  return [];
}

/** The tokens of the tag in which the text before the cursor ends, its opening included. */
function openTag(source: string, offset: number): readonly Token[] | undefined {
  const text = source.slice(0, offset);
  const lexer = new Lexer(text, { keepTrailingNewline: true }, () => undefined);
  let tag: Token[] = [];
  for (;;) {
    try {
      const token = lexer.next();
      if (token.type === 'end') return tag.length > 0 ? tag : undefined;
      if (token.type === 'data' || token.type.endsWith('_end')) tag = [];
      else if (reopens(text, token)) {
        // A tag that was never closed: the next one begins here.
        lexer.resume(token.start);
        tag = [];
      } else tag.push(token);
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      const next = /[%}]\}|\{[{%#]/g;
      next.lastIndex = failure.span.start;
      const match = next.exec(text);
      if (!match) return undefined;
      lexer.resume(match[0].endsWith('}') ? match.index + 2 : match.index);
      tag = [];
    }
  }
}

function reopens(text: string, token: Token): boolean {
  return token.type === '{' && /^\{[{%]/.test(text.slice(token.start, token.start + 2));
}
