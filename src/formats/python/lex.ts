import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import type { FormatProblem } from '../problem';
import { stringValue, type StringValue } from './string-literal';

/** A token of Python. `end` closes a logical line. */
export type PyToken =
  | { readonly type: 'string'; readonly string: StringValue; readonly span: Span }
  | { readonly type: 'number'; readonly text: string; readonly span: Span }
  | { readonly type: 'name'; readonly text: string; readonly span: Span }
  | { readonly type: 'sign'; readonly text: string; readonly span: Span }
  | { readonly type: 'end'; readonly span: Span };

/** One logical line: a statement, or the head of one. */
export interface PyLine {
  /** The column of its first token. */
  readonly indent: number;
  readonly tokens: readonly PyToken[];
}

const space = /[ \t\f]+|\\\r?\n|#[^\n\r]*/y;
const newline = /\r\n|[\n\r]/y;
const stringStart = /([A-Za-z]{0,3})("""|'''|"|')/y;
const number = /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)/y;
const name = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Nd}_]*/uy;
const sign = /\*\*|\/\/|<<|>>|[<>=!]=|->|:=|[^\s]/uy;

/** Divides Python into logical lines: brackets and back-slashes carry one over line breaks, comments are dropped. */
export function lexPython(text: string): {
  readonly lines: readonly PyLine[];
  readonly problems: readonly FormatProblem[];
} {
  const lines: PyLine[] = [];
  const problems: FormatProblem[] = [];
  let tokens: PyToken[] = [];
  let depth = 0;
  let lineStart = 0;
  let indent = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };
  const push = (token: PyToken): void => {
    if (tokens.length === 0) indent = token.span.start - lineStart;
    tokens.push(token);
  };
  const finish = (): void => {
    if (tokens.length > 0) lines.push({ indent, tokens: [...tokens, { type: 'end', span: { start: at, end: at } }] });
    tokens = [];
    depth = 0;
  };
  while (at < text.length) {
    const start = at;
    if (take(space)) continue;
    if (take(newline)) {
      if (depth === 0) finish();
      lineStart = at;
      continue;
    }
    const open = take(stringStart);
    if (open) {
      const [, prefix = '', quote = ''] = open;
      const close = closing(text, at, quote);
      const body = text.slice(at, close ?? endOfLine(text, at));
      at += body.length + (close === undefined ? 0 : quote.length);
      const span = { start, end: at };
      if (close === undefined) {
        const message = l10n.t('The string that begins here has no closing {0}.', quote);
        problems.push({ code: 'python-syntax', severity: 'error', message, span });
        depth = 0;
      }
      push({ type: 'string', string: stringValue(prefix, body), span });
      continue;
    }
    const [digits] = take(number) ?? [];
    if (digits !== undefined) {
      push({ type: 'number', text: digits, span: { start, end: at } });
      continue;
    }
    const [word] = take(name) ?? [];
    if (word !== undefined) {
      push({ type: 'name', text: word, span: { start, end: at } });
      continue;
    }
    const [mark = text.charAt(at++)] = take(sign) ?? [];
    if ('([{'.includes(mark)) depth++;
    if (')]}'.includes(mark)) depth = Math.max(0, depth - 1);
    push({ type: 'sign', text: mark, span: { start, end: at } });
  }
  finish();
  return { lines, problems };
}

/** Where the closing quote of a string stands; undefined where it does not. */
function closing(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && (text[at] === '\n' || text[at] === '\r')) return undefined;
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
