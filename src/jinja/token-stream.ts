import * as l10n from '@vscode/l10n';
import { spanOf, type Span } from '../text';
import type { Expression } from './ast';
import type { Lexer } from './lex';
import { SyntaxFailure } from './syntax-failure';
import { describeToken, type Token, type TokenType } from './token';

/** Brackets within brackets beyond which a tag is refused. */
const MAX_DEPTH = 100;
/** Operators and accesses in one row, such as `a.b.c` or `a + b + c`, beyond which a tag is refused. */
const MAX_LINKS = 1000;

/** The rules that the pieces of the expression grammar need from each other. */
export interface Grammar {
  readonly expression: (s: TokenStream) => Expression;
  readonly primary: (s: TokenStream) => Expression;
}

/** The parser's view of the tokens: the current one, one ahead, and the end of the one before. */
export class TokenStream {
  current: Token;
  /** Where the last token that was taken ends. */
  lastEnd = 0;
  #ahead: Token | undefined;
  #depth = 0;
  #links = 0;

  constructor(
    readonly lexer: Lexer,
    readonly grammar: Grammar,
  ) {
    this.current = lexer.next();
  }

  advance(): Token {
    const token = this.current;
    this.lastEnd = token.end;
    this.current = this.#ahead ?? this.lexer.next();
    this.#ahead = undefined;
    return token;
  }

  look(): Token {
    return (this.#ahead ??= this.lexer.next());
  }

  /** Goes on outside tags at `offset`, forgetting what was read ahead. */
  resume(offset: number): void {
    this.#ahead = undefined;
    this.#depth = 0;
    this.lexer.resume(offset);
    this.lastEnd = offset;
    this.current = this.lexer.next();
  }

  is(type: TokenType): boolean {
    return this.current.type === type;
  }

  isName(name: string): boolean {
    return this.current.type === 'name' && this.current.value === name;
  }

  takeIf(type: TokenType): boolean {
    if (this.current.type !== type) return false;
    this.advance();
    return true;
  }

  takeName(name: string): boolean {
    if (!this.isName(name)) return false;
    this.advance();
    return true;
  }

  expect(type: TokenType, expected: string): Token {
    if (this.current.type !== type) throw this.expected(expected);
    return this.advance();
  }

  expectName(name: string): Token {
    if (!this.isName(name)) throw this.expected(`'${name}'`);
    return this.advance();
  }

  /** The failure at the current token, saying what should stand there. */
  expected(what: string): SyntaxFailure {
    const found = describeToken(this.current);
    return new SyntaxFailure(l10n.t("Expected {0}, but found '{1}'.", what, found), this.currentSpan());
  }

  currentSpan(): Span {
    return spanOf(this.current.start, this.current.end);
  }

  /** The span from `start` to the last token taken. */
  spanFrom(start: number): Span {
    return spanOf(start, Math.max(start, this.lastEnd));
  }

  /** Runs one level of nesting. @throws SyntaxFailure when a template is nested beyond reason */
  nested<T>(parse: () => T): T {
    if (++this.#depth > MAX_DEPTH) {
      throw new SyntaxFailure(l10n.t('Too deeply nested: more than {0} levels.', MAX_DEPTH), this.currentSpan());
    }
    const result = parse();
    this.#depth--;
    return result;
  }

  beginTag(): void {
    this.#links = 0;
    this.#depth = 0;
  }

  /** Counts one link of a chain; the tree grows a level with each. */
  link(): void {
    if (++this.#links > MAX_LINKS) {
      throw new SyntaxFailure(l10n.t('Too long: more than {0} operators in one tag.', MAX_LINKS), this.currentSpan());
    }
  }
}
