import { spanOf, type Span } from '../text';
import { Lexer } from './lex';
import { SyntaxFailure } from './syntax-failure';
import { operators, type Token } from './token';

/** What an author may be writing at a place; `span` is the word there and `prefix` its part before the cursor. */
export type CompletionContext =
  | { readonly kind: 'none' }
  | { readonly kind: 'name' | 'filter' | 'test' | 'tag'; readonly prefix: string; readonly span: Span }
  /** Behind a dot; the path of names and keys before it, empty where the value is not a plain chain. */
  | { readonly kind: 'attribute'; readonly path: readonly string[]; readonly prefix: string; readonly span: Span }
  /**
   * In a quoted text: the key of a value at `path`, or a text that the value at `path` is compared with. The span leaves
   * the quotes out; `closed` says whether the closing one stands behind it.
   */
  | {
      readonly kind: 'string';
      readonly role: 'key' | 'compared' | 'other';
      readonly path: readonly string[];
      readonly quote: string;
      readonly closed: boolean;
      readonly prefix: string;
      readonly span: Span;
    };

const none: CompletionContext = { kind: 'none' };

/** Looks only at what stands before the cursor, so it works in text that is half written. */
export function completionContext(source: string, offset: number): CompletionContext {
  const open = openTag(source, offset);
  if (!open) return none;
  const { tokens, quoteAt } = open;
  if (quoteAt !== undefined) return inString(source, offset, tokens, quoteAt);
  const last = tokens.at(-1)!;
  const inWord = last.type === 'name' && last.end === offset;
  if (!inWord && last.end === offset && isOperandEnd(last)) return none;
  if (splitsToken(source, offset)) return none;
  const before = inWord ? tokens.slice(0, -1) : tokens;
  const start = inWord ? last.start : offset;
  const rest = /^[\p{L}\p{N}_]*/u.exec(source.slice(offset))![0];
  const word = { prefix: inWord ? last.value : '', span: spanOf(start, offset + rest.length) };
  return classify(before, word);
}

/** Whether the place is inside an operator, or inside what closes a tag. */
function splitsToken(source: string, offset: number): boolean {
  const around = source.slice(offset - 1, offset + 1);
  return (
    around === '%}' || around === '}}' || (around.length === 2 && operators.some((operator) => operator === around))
  );
}

/** What a text that begins at a quote stands for, by the tokens before it. */
function inString(source: string, offset: number, before: readonly Token[], quoteAt: number): CompletionContext {
  const quote = source[quoteAt]!;
  const start = quoteAt + 1;
  // A closing quote on the same line, in the same tag, ends this text rather than another.
  const rest = /^[^'"\\%{}\r\n]*/.exec(source.slice(offset))![0];
  const closed = source[offset + rest.length] === quote;
  const span = spanOf(start, closed ? offset + rest.length : offset);
  return { kind: 'string', quote, closed, prefix: source.slice(start, offset), span, ...roleOf(before) };
}

function roleOf(before: readonly Token[]): { role: 'key' | 'compared' | 'other'; path: readonly string[] } {
  const previous = before.at(-1);
  const operand = before.at(-2);
  if (previous?.type === '==' || previous?.type === '!=') return compared(before.slice(0, -1));
  if (previous?.type === '[' && operand && isOperandEnd(operand) && !isWordOperator(operand)) {
    return { role: 'key', path: pathBefore(before.slice(0, -1)) };
  }
  // An item of a list behind `in`: back to where the list opens, over texts and commas alone.
  let at = before.length - 1;
  while (at >= 0 && (before[at]!.type === 'string' || before[at]!.type === ',')) at--;
  const opens = before[at]?.type === '[' || before[at]?.type === '(';
  const word = before[at - 1];
  if (!opens || word?.type !== 'name' || word.value !== 'in') return { role: 'other', path: [] };
  const isNot = before[at - 2]?.value === 'not';
  return compared(before.slice(0, isNot ? at - 2 : at - 1));
}

function compared(operand: readonly Token[]): { role: 'compared' | 'other'; path: readonly string[] } {
  const path = pathBefore(operand);
  return { role: path.length > 0 ? 'compared' : 'other', path };
}

function isWordOperator({ type, value }: Token): boolean {
  return type === 'name' && keywords.has(value);
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

/** What stands in the tag in which the text before the cursor ends, its opening included. */
interface OpenTag {
  readonly tokens: readonly Token[];
  /** Where a text begins that is not closed before the cursor. */
  readonly quoteAt?: number;
}

function openTag(source: string, offset: number): OpenTag | undefined {
  const text = source.slice(0, offset);
  const lexer = new Lexer(text, { keepTrailingNewline: true }, () => undefined);
  let tag: Token[] = [];
  for (;;) {
    try {
      const token = lexer.next();
      if (token.type === 'end') return tag.length > 0 ? { tokens: tag } : undefined;
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
      if (!match) {
        const quoteAt = failure.span.start;
        return tag.length > 0 && /['"]/.test(text[quoteAt] ?? '') ? { tokens: tag, quoteAt } : undefined;
      }
      lexer.resume(match[0].endsWith('}') ? match.index + 2 : match.index);
      tag = [];
    }
  }
}

function reopens(text: string, token: Token): boolean {
  return token.type === '{' && /^\{[{%]/.test(text.slice(token.start, token.start + 2));
}
