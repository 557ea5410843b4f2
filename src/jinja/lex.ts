import * as l10n from '@vscode/l10n';
import { spanOf } from '../text';
import { SPACE_CLASS, stripText } from '../value';
import { decodeString } from './string-literal';
import { SyntaxFailure } from './syntax-failure';
import type { ParseOptions } from './template';
import { operators, type OperatorToken, type Token, type TokenType } from './token';

const blanks = new RegExp(`[${SPACE_CLASS}]+`, 'y');
const float = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const integer = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const word = /[\p{L}\p{N}\p{M}\p{Pc}\u00b7\u0387\u1369-\u1371\u19da]+/uy;
const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const quoted = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const opening = /\{[{%#]/g;
const rawBegin = new RegExp(`\\{%[-+]?[${SPACE_CLASS}]*raw[${SPACE_CLASS}]*(?:(-)%\\}|%\\})`, 'y');
const rawEnd = new RegExp(`\\{%([-+]?)[${SPACE_CLASS}]*endraw[${SPACE_CLASS}]*([-+]?)%\\}`, 'g');

const closers: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/**
 * Cuts a template into tokens, one at a time, so that the parser can send it elsewhere behind a broken tag.
 * White space control (`-`, `+`, `trimBlocks`, `lstripBlocks`) happens here, as in Jinja's own lexer ("Whitespace
 * Control" in its docs; `jinja2.lexer`). Comments and raw blocks are read whole, so that no token stands for them.
 *
 * Offsets are UTF-16 units of the source. Line endings of all kinds become `\n` in the tokens' values, as Jinja
 * prints them, while spans stay those of the source.
 */
export class Lexer {
  #at = 0;
  readonly #end: number;
  #mode: 'data' | 'variable' | 'block' = 'data';
  /** The closing brackets that the tag at hand still needs. */
  readonly #open: { readonly closer: string; readonly at: number }[] = [];
  #lineStarts = true;
  readonly #queue: Token[] = [];

  constructor(
    readonly source: string,
    readonly options: ParseOptions,
    readonly report: (failure: SyntaxFailure) => void,
  ) {
    this.#end = source.length;
    if (!options.keepTrailingNewline) this.#end -= /(?:\r\n|\r|\n)?$/.exec(source)![0].length;
  }

  /** Continues outside tags at `offset`. */
  resume(offset: number): void {
    this.#at = Math.min(offset, this.#end);
    this.#mode = 'data';
    this.#open.length = 0;
    this.#queue.length = 0;
  }

  /** @throws SyntaxFailure inside a tag that cannot be read on */
  next(): Token {
    const queued = this.#queue.shift();
    if (queued) return queued;
    return this.#mode === 'data' ? this.#data() : this.#tagToken(this.#mode);
  }

  #data(): Token {
    while (this.#at < this.#end) {
      const start = this.#at;
      opening.lastIndex = start;
      const match = opening.exec(this.source);
      const tag = match && match.index < this.#end ? match.index : this.#end;
      if (tag === this.#end) {
        this.#at = this.#end;
        return this.#text(start, tag);
      }
      const sign = this.source[tag + 2] === '-' || this.source[tag + 2] === '+' ? this.source[tag + 2]! : '';
      const textEnd = this.#stripBefore(start, tag, sign, match![0] !== '{{');
      const begin = this.#openTag(tag, match![0], sign);
      if (textEnd > start) {
        if (begin) this.#queue.push(begin);
        return this.#text(start, textEnd);
      }
      if (begin) return begin;
      const queued = this.#queue.shift();
      if (queued) return queued;
    }
    return { type: 'end', value: '', start: this.#end, end: this.#end };
  }

  #text(start: number, end: number): Token {
    const value = this.source.slice(start, end).replace(/\r\n?/g, '\n');
    return { type: 'data', value, start, end };
  }

  /** Where the text before a tag ends once the tag's white space control is done. */
  #stripBefore(start: number, tag: number, sign: string, isBlock: boolean): number {
    const text = this.source.slice(start, tag);
    if (sign === '-') return start + stripText(text, 'right').length;
    if (sign === '+' || !this.options.lstripBlocks || !isBlock) return tag;
    const line = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    if (line === 0 && !this.#lineStarts) return tag;
    return stripText(text.slice(line), 'both') === '' ? start + line : tag;
  }

  /** Reads a tag's opening; comments and raw blocks whole. Without a token there is nothing for the parser. */
  #openTag(tag: number, opener: string, sign: string): Token | undefined {
    if (opener === '{#') {
      this.#comment(tag, tag + 2 + sign.length);
      return undefined;
    }
    if (opener === '{%') {
      rawBegin.lastIndex = tag;
      const raw = rawBegin.exec(this.source);
      if (raw && tag + raw[0].length <= this.#end) {
        this.#raw(tag, raw);
        return undefined;
      }
    }
    this.#at = tag + 2 + sign.length;
    this.#mode = opener === '{{' ? 'variable' : 'block';
    this.#lineStarts = false;
    return { type: `${this.#mode}_begin`, value: opener, start: tag, end: this.#at };
  }

  #comment(tag: number, body: number): void {
    const close = this.source.indexOf('#}', body);
    if (close < 0 || close + 2 > this.#end) {
      this.report(new SyntaxFailure(l10n.t("This comment is not closed: expected '#}'."), spanOf(tag, tag + 2)));
      this.#at = this.#end;
      return;
    }
    this.#closeTag(close + 2, close > body ? this.source[close - 1]! : '', true);
  }

  #raw(tag: number, begin: RegExpExecArray): void {
    let start = tag + begin[0].length;
    if (begin[1] === '-') start = this.#skipBlanks(start);
    rawEnd.lastIndex = start;
    const end = rawEnd.exec(this.source);
    if (!end || end.index + end[0].length > this.#end) {
      const span = spanOf(tag, tag + begin[0].length);
      this.report(new SyntaxFailure(l10n.t("This raw block is not closed: expected '{% endraw %}'."), span));
      this.#at = this.#end;
      return;
    }
    this.#lineStarts = /[\r\n]$/.test(this.source.slice(tag, start));
    const textEnd = this.#stripBefore(start, end.index, end[1]!, true);
    if (textEnd > start) this.#queue.push(this.#text(start, textEnd));
    this.#closeTag(end.index + end[0].length, end[2]!, true);
  }

  /** Goes on outside tags behind a closing delimiter that ends at `offset`. */
  #closeTag(offset: number, sign: string, trims: boolean): void {
    this.#at = offset;
    if (sign === '-') this.#at = this.#skipBlanks(offset);
    else if (sign !== '+' && trims && this.options.trimBlocks) {
      this.#at += /^(?:\r\n|\r|\n)?/.exec(this.source.slice(offset, offset + 2))![0].length;
    }
    this.#at = Math.min(this.#at, this.#end);
    this.#lineStarts = /[\r\n]/.test(this.source[this.#at - 1] ?? '');
    this.#mode = 'data';
  }

  #skipBlanks(offset: number): number {
    blanks.lastIndex = offset;
    return blanks.test(this.source) ? blanks.lastIndex : offset;
  }

  #tagToken(mode: 'variable' | 'block'): Token {
    this.#at = Math.min(this.#end, this.#skipBlanks(this.#at));
    const start = this.#at;
    if (start >= this.#end) return { type: 'end', value: '', start, end: start };
    if (this.#open.length === 0) {
      const end = this.#tagEnd(mode, start);
      if (end) return end;
    }
    return this.#number(start) ?? this.#name(start) ?? this.#string(start) ?? this.#operator(mode, start);
  }

  #tagEnd(mode: 'variable' | 'block', start: number): Token | undefined {
    const closing = mode === 'variable' ? '}}' : '%}';
    const first = this.source[start]!;
    const sign = first === '-' || (first === '+' && mode === 'block') ? first : '';
    if (!this.source.startsWith(closing, start + sign.length)) return undefined;
    const end = start + sign.length + 2;
    if (end > this.#end) return undefined;
    this.#closeTag(end, sign, mode === 'block');
    return { type: `${mode}_end`, value: closing, start, end };
  }

  #match(pattern: RegExp, start: number): string | undefined {
    pattern.lastIndex = start;
    const text = pattern.exec(this.source)?.[0];
    return text !== undefined && start + text.length <= this.#end ? text : undefined;
  }

  #token(type: TokenType, value: string, start: number, length: number): Token {
    this.#at = start + length;
    return { type, value, start, end: this.#at };
  }

  #number(start: number): Token | undefined {
    // Behind a dot `x.0.1` has two integers, not one float.
    const real = this.source[start - 1] === '.' ? undefined : this.#match(float, start);
    if (real !== undefined) return this.#token('float', real.replaceAll('_', ''), start, real.length);
    const whole = this.#match(integer, start);
    return whole === undefined ? undefined : this.#token('integer', whole.replaceAll('_', ''), start, whole.length);
  }

  #name(start: number): Token | undefined {
    const name = this.#match(word, start);
    if (name === undefined) return undefined;
    if (!identifier.test(name)) {
      const message = l10n.t("'{0}' is not a name: a name begins with a letter or an underscore.", name);
      throw new SyntaxFailure(message, spanOf(start, start + name.length));
    }
    return this.#token('name', name, start, name.length);
  }

  #string(start: number): Token | undefined {
    const mark = this.source[start];
    if (mark !== "'" && mark !== '"') return undefined;
    const text = this.#match(quoted, start);
    if (text === undefined) {
      const message = l10n.t('This string is not closed: expected {0} before the end of the template.', mark);
      throw new SyntaxFailure(message, spanOf(start, start + 1));
    }
    const decoded = decodeString(text.slice(1, -1).replace(/\r\n?/g, '\n'));
    if (!decoded.ok) {
      const at = start + 1 + decoded.offset;
      const end = Math.min(at + decoded.length, start + text.length - 1);
      const shown = this.source.slice(at, end);
      const message = decoded.named
        ? l10n.t("Characters cannot be named here: write the character itself, or its code such as '{0}'.", '\\u2022')
        : l10n.t("Unknown escape '{0}' in a string; double the backslash.", shown);
      throw new SyntaxFailure(message, spanOf(at, end));
    }
    return this.#token('string', decoded.text, start, text.length);
  }

  #operator(mode: 'variable' | 'block', start: number): Token {
    const operator = operators.find((text) => this.source.startsWith(text, start));
    if (operator === undefined) {
      const char = String.fromCodePoint(this.source.codePointAt(start)!);
      throw new SyntaxFailure(l10n.t("Unexpected character '{0}'.", char), spanOf(start, start + char.length));
    }
    if (Object.hasOwn(closers, operator)) this.#open.push({ closer: closers[operator]!, at: start });
    else if (operator === '}' || operator === ')' || operator === ']') this.#closeBracket(mode, operator, start);
    return this.#token(operator, operator, start, operator.length);
  }

  #closeBracket(mode: 'variable' | 'block', operator: OperatorToken, start: number): void {
    const expected = this.#open.pop();
    if (expected?.closer === operator) return;
    const span = spanOf(start, start + 1);
    if (!expected) throw new SyntaxFailure(l10n.t("Unexpected '{0}': nothing is open here.", operator), span);
    const opener = this.source[expected.at]!;
    const tagEnds = mode === 'variable' && this.source.startsWith('}}', start);
    throw new SyntaxFailure(
      l10n.t("Expected '{0}' to close '{1}', but found '{2}'.", expected.closer, opener, tagEnds ? '}}' : operator),
      span,
    );
  }
}
