import type { Span } from '../text';
import { pyStr } from '../value';
import type { Statement } from './ast';
import { compileExpression } from './compile-expression';
import type { Action, Code, Scope } from './compile-scope';
import { constantOf, isConstant, isPlainConstant } from './constant';
import { escapeMarkup, Markup } from './markup';

type Text = Extract<Statement, { type: 'Text' }>;
type Output = Extract<Statement, { type: 'Output' }>;

/** The statements that only print. */
export type Printed = Text | Output;

/** A value to print and the text that follows it. */
interface Piece {
  readonly value: Code;
  readonly span: Span;
  after: string;
}

/** Statements that print one behind the other, joined and written in one go. */
export function compilePrint(statements: readonly Printed[], scope: Scope): Action {
  let before = '';
  const pieces: Piece[] = [];
  for (const statement of statements) {
    const text = statement.type === 'Text' ? statement.text : constantText(statement);
    const last = pieces.at(-1);
    if (text === undefined) pieces.push(compilePiece(statement as Output, scope));
    else if (last) last.after += text;
    else before += text;
  }
  return pieces.length === 0 ? printText(before) : printPieces(before, pieces);
}

function printText(text: string): Action {
  return (f) => f.rt.writeText(text);
}

function printPieces(before: string, pieces: readonly Piece[]): Action {
  return (f) => {
    const { rt } = f;
    let text = before;
    for (const { value, span, after } of pieces) {
      const printed = value(f);
      rt.at = span;
      text += rt.textOf(printed) + after;
    }
    rt.writeText(text);
  };
}

function compilePiece({ expression }: Output, scope: Scope): Piece {
  const code = compileExpression(expression, { ...scope, constant: isConstant(expression) });
  const value = scope.volatile && isPlainConstant(expression) ? early(code, scope.escapes === true) : code;
  return { value, span: expression.span, after: '' };
}

/** A constant that Jinja prints while compiling, escaped by what is known there. */
function early(code: Code, escapes: boolean): Code {
  return (f) => (escapes ? escapeMarkup(code(f)) : new Markup(pyStr(code(f))));
}

/** What a literal prints, unless that may be escaped: whether it is shows only when the template runs. */
function constantText({ expression }: Output): string | undefined {
  const value = constantOf(expression);
  if (value === undefined) return undefined;
  const text = pyStr(value);
  return /[&<>"']/.test(text) ? undefined : text;
}
