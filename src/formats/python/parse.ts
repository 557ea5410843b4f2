import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import type { FormatProblem } from '../problem';
import { lexPython, type PyLine, type PyToken } from './lex';
import type { PyCall, PyEntry, PyNode, PyStatement } from './node';

/** A Python file's statements without its indented ones. */
export interface PyModule {
  readonly statements: readonly PyStatement[];
  readonly problems: readonly FormatProblem[];
}

/** Reads Python's literals and assignments. Nothing is run: what is no literal is told to be code. */
export function parsePython(text: string): PyModule {
  const { lines, problems } = lexPython(text);
  const found = [...problems];
  const statements = lines
    .filter(({ indent }) => indent === 0)
    .map((line) => new StatementParser(line, found).statement());
  return { statements, problems: found };
}

/** Thrown within one statement, so that reading goes on with the next. */
class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** Brackets within brackets: what goes deeper is refused, as Python itself refuses it. */
const DEEPEST = 200;

/** Words with which a statement begins that assigns nothing. */
const statementWord =
  /^(?:assert|async|await|break|class|continue|def|del|for|from|global|if|import|lambda|nonlocal|not|pass|raise|return|try|while|with|yield)$/;

class StatementParser {
  readonly #tokens: readonly PyToken[];
  readonly #problems: FormatProblem[];
  #at = 0;
  #depth = 0;

  constructor(line: PyLine, problems: FormatProblem[]) {
    this.#tokens = line.tokens;
    this.#problems = problems;
  }

  statement(): PyStatement {
    const first = this.#peek();
    const span = { start: first.span.start, end: this.#tokens.at(-2)?.span.end ?? first.span.end };
    const word = first.type === 'name' || first.type === 'sign' ? first.text : '';
    const other: PyStatement = { kind: 'other', word, span };
    if (first.type !== 'name' || statementWord.test(word)) return other;
    try {
      const target = this.#expression();
      if (this.#takes(':')) this.#expression();
      if (!this.#takes('=')) return other;
      const value = this.#expressionList();
      return this.#peek().type === 'end' ? { kind: 'assign', target, value, span } : other;
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      this.#problems.push({ code: 'python-syntax', severity: 'error', message: fault.message, span: fault.span });
      return other;
    }
  }

  /** `a, b` without parentheses is a tuple. */
  #expressionList(): PyNode {
    const first = this.#expression();
    if (!this.#is(',')) return first;
    const items = [first];
    while (this.#takes(',') && this.#peek().type !== 'end') items.push(this.#expression());
    return { kind: 'tuple', items, span: this.#spanFrom(first.span.start) };
  }

  /** A sum of strings is a string; with any other operator the whole is code. */
  #expression(): PyNode {
    const { start } = this.#peek().span;
    if (++this.#depth > DEEPEST) this.#fail();
    let node = this.#operand();
    this.#depth--;
    while (this.#is('+')) {
      this.#next();
      const right = this.#operand();
      const span = this.#spanFrom(start);
      node =
        node.kind === 'string' && right.kind === 'string'
          ? { kind: 'string', value: node.value + right.value, span }
          : { kind: 'code', reason: node.kind === 'code' ? node.reason : 'expression', span };
    }
    if (this.#isAtEndOfExpression()) return node;
    const { type } = this.#peek();
    // Two values side by side are no expression.
    if (type === 'string' || type === 'number') this.#fail();
    return this.#skip(start);
  }

  #isAtEndOfExpression(): boolean {
    const token = this.#peek();
    return token.type === 'end' || (token.type === 'sign' && [',', ')', ']', '}', ':', '='].includes(token.text));
  }

  /** Code up to where the expression must end. */
  #skip(start: number): PyNode {
    let depth = 0;
    while (
      this.#peek().type !== 'end' &&
      (depth > 0 || !this.#isAtEndOfExpression() || this.#is(':') || this.#is('='))
    ) {
      const token = this.#next();
      if (token.type === 'sign' && '([{'.includes(token.text)) depth++;
      if (token.type === 'sign' && ')]}'.includes(token.text)) depth--;
    }
    return { kind: 'code', reason: 'expression', span: this.#spanFrom(start) };
  }

  #operand(): PyNode {
    let node = this.#atom();
    for (;;) {
      const { start } = node.span;
      if (this.#takes('.')) {
        const attribute = this.#next();
        const name = attribute.type === 'name' ? attribute.text : '';
        const span = this.#spanFrom(start);
        node =
          node.kind === 'name'
            ? { kind: 'name', name: `${node.name}.${name}`, span }
            : { kind: 'code', reason: 'expression', span };
      } else if (this.#takes('[')) {
        const key = this.#expression();
        if (this.#is(':')) node = this.#skip(start);
        this.#expect(']');
        if (node.kind !== 'code') node = { kind: 'item', target: node, key, span: this.#spanFrom(start) };
      } else if (this.#takes('(')) {
        node = this.#call(node, start);
      } else {
        return node;
      }
    }
  }

  #call(callee: PyNode, start: number): PyCall | PyNode {
    const positional: PyNode[] = [];
    const keywords = new Map<string, PyNode>();
    while (!this.#takes(')')) {
      const argument = this.#expression();
      if (this.#takes('=')) keywords.set(argument.kind === 'name' ? argument.name : '', this.#expression());
      else positional.push(argument);
      if (!this.#takes(',') && !this.#is(')')) this.#fail();
    }
    const span = this.#spanFrom(start);
    if (callee.kind !== 'name') return { kind: 'code', reason: 'expression', span };
    return { kind: 'call', callee: callee.name, positional, keywords, span };
  }

  #atom(): PyNode {
    const token = this.#next();
    const { span } = token;
    if (token.type === 'string') return this.#strings(token);
    if (token.type === 'number') {
      const value = Number(token.text.replaceAll('_', ''));
      return Number.isNaN(value) ? { kind: 'code', reason: 'expression', span } : { kind: 'constant', value, span };
    }
    if (token.type === 'name') {
      if (statementWord.test(token.text)) return this.#skip(span.start);
      const value = constants.get(token.text);
      return value === undefined ? { kind: 'name', name: token.text, span } : { kind: 'constant', value, span };
    }
    if (token.type === 'sign') {
      if (token.text === '(') return this.#parenthesis(span.start);
      if (token.text === '[') return { kind: 'list', items: this.#items(']'), span: this.#spanFrom(span.start) };
      if (token.text === '{') return this.#dict(span.start);
      if (['-', '+'].includes(token.text)) return this.#negated(token.text, span.start);
      if (['*', '**', '~', '@'].includes(token.text)) return this.#skip(span.start);
    }
    this.#at--;
    return this.#fail();
  }

  /** Strings side by side are one. */
  #strings(first: Extract<PyToken, { type: 'string' }>): PyNode {
    const parts = [first.string];
    for (let token = this.#peek(); token.type === 'string'; token = this.#peek()) {
      parts.push(token.string);
      this.#next();
    }
    const span = this.#spanFrom(first.span.start);
    let value = '';
    for (const part of parts) {
      if ('reason' in part) return { kind: 'code', reason: part.reason, span };
      value += part.value;
    }
    return { kind: 'string', value, span };
  }

  #negated(sign: string, start: number): PyNode {
    const operand = this.#operand();
    const span = this.#spanFrom(start);
    if (operand.kind !== 'constant') return { kind: 'code', reason: 'expression', span };
    return { kind: 'constant', value: sign === '-' ? -Number(operand.value) : Number(operand.value), span };
  }

  /** One expression in parentheses is itself; none, or one with a comma behind it, is a tuple. */
  #parenthesis(start: number): PyNode {
    if (this.#takes(')')) return { kind: 'tuple', items: [], span: this.#spanFrom(start) };
    const first = this.#expression();
    if (this.#takes(')')) return { ...first, span: this.#spanFrom(start) };
    if (!this.#takes(',')) this.#fail();
    return { kind: 'tuple', items: [first, ...this.#items(')')], span: this.#spanFrom(start) };
  }

  #items(close: string): PyNode[] {
    const items: PyNode[] = [];
    while (!this.#takes(close)) {
      items.push(this.#expression());
      if (!this.#takes(',') && !this.#is(close)) this.#fail();
    }
    return items;
  }

  /** A set, or a comprehension, is code. */
  #dict(start: number): PyNode {
    const entries: PyEntry[] = [];
    let isDict = true;
    while (!this.#takes('}')) {
      const key = this.#expression();
      if (this.#takes(':')) entries.push({ key, value: this.#expression() });
      else isDict = false;
      if (!this.#takes(',') && !this.#is('}')) this.#fail();
    }
    const span = this.#spanFrom(start);
    return isDict ? { kind: 'dict', entries, span } : { kind: 'code', reason: 'expression', span };
  }

  #peek(): PyToken {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]!;
  }

  #next(): PyToken {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #is(text: string): boolean {
    const token = this.#peek();
    return token.type === 'sign' && token.text === text;
  }

  #takes(text: string): boolean {
    const is = this.#is(text);
    if (is) this.#at++;
    return is;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) this.#fail();
  }

  #fail(): never {
    const token = this.#peek();
    const message =
      token.type === 'end'
        ? l10n.t('The statement ends too early: a bracket is not closed.')
        : l10n.t('This cannot stand here in Python; a comma or a bracket may be missing before it.');
    throw new SyntaxFault(message, token.span);
  }

  #spanFrom(start: number): Span {
    return { start, end: this.#tokens[Math.max(0, this.#at - 1)]?.span.end ?? start };
  }
}
