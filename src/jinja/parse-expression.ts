import * as l10n from '@vscode/l10n';
import type { BinaryOperator, CompareOperator, Expression, Literal } from './ast';
import { parseArguments, parseFilters, parsePostfix, parseTest } from './parse-postfix';
import type { Grammar, TokenStream } from './token-stream';
import type { TokenType } from './token';
import { toInt } from '../value';

/** The entry points that the rest of the grammar needs. */
export const grammar: Grammar = { expression: (s) => parseExpression(s), primary: parsePrimary };

/**
 * An expression, with or without `a if b else c` at its top level. From loose to tight, as in `jinja2.parser`:
 * `if`, `or`, `and`, `not`, comparisons and `in`, `+ -`, `~`, `* / // %`, `**` (from the left, unlike Python's), signs,
 * then attributes, items and calls, and filters and tests behind them.
 */
export function parseExpression(s: TokenStream, conditional = true): Expression {
  return s.nested(() => (conditional ? parseConditional(s) : parseOr(s)));
}

function parseConditional(s: TokenStream): Expression {
  const start = s.current.start;
  let expression = parseOr(s);
  while (s.takeName('if')) {
    s.link();
    const test = parseOr(s);
    const otherwise = s.takeName('else') ? s.nested(() => parseConditional(s)) : undefined;
    const span = s.spanFrom(start);
    expression = otherwise
      ? { type: 'Conditional', test, then: expression, otherwise, span }
      : { type: 'Conditional', test, then: expression, span };
  }
  return expression;
}

function parseOr(s: TokenStream): Expression {
  return parseLogic(s, 'or', () => parseLogic(s, 'and', () => parseNot(s)));
}

function parseLogic(s: TokenStream, operator: 'and' | 'or', operand: () => Expression): Expression {
  const start = s.current.start;
  let left = operand();
  while (s.takeName(operator)) {
    s.link();
    const right = operand();
    left = { type: 'Logic', operator, left, right, span: s.spanFrom(start) };
  }
  return left;
}

function parseNot(s: TokenStream): Expression {
  const start = s.current.start;
  if (!s.takeName('not')) return parseCompare(s);
  const operand = s.nested(() => parseNot(s));
  return { type: 'Unary', operator: 'not', operand, span: s.spanFrom(start) };
}

const comparisons: ReadonlySet<TokenType> = new Set<TokenType>(['==', '!=', '<', '<=', '>', '>=']);

function parseCompare(s: TokenStream): Expression {
  const start = s.current.start;
  const left = parseSum(s);
  const rest: { operator: CompareOperator; right: Expression }[] = [];
  for (;;) {
    const operator = compareOperator(s);
    if (operator === undefined) break;
    rest.push({ operator, right: parseSum(s) });
  }
  return rest.length === 0 ? left : { type: 'Compare', left, rest, span: s.spanFrom(start) };
}

function compareOperator(s: TokenStream): CompareOperator | undefined {
  if (comparisons.has(s.current.type)) return s.advance().type as CompareOperator;
  if (s.takeName('in')) return 'in';
  if (!s.isName('not')) return undefined;
  const ahead = s.look();
  if (ahead.type !== 'name' || ahead.value !== 'in') return undefined;
  s.advance();
  s.advance();
  return 'not in';
}

function parseBinary(s: TokenStream, operators: readonly BinaryOperator[], operand: () => Expression): Expression {
  const start = s.current.start;
  let left = operand();
  for (;;) {
    const operator = operators.find((candidate) => s.is(candidate));
    if (operator === undefined) return left;
    s.link();
    s.advance();
    const right = operand();
    left = { type: 'Binary', operator, left, right, span: s.spanFrom(start) };
  }
}

function parseSum(s: TokenStream): Expression {
  return parseBinary(s, ['+', '-'], () => parseConcat(s));
}

/** `~` binds closer than `+` and looser than `*`, as in Jinja. */
function parseConcat(s: TokenStream): Expression {
  const start = s.current.start;
  const first = parseProduct(s);
  if (!s.is('~')) return first;
  const parts = [first];
  while (s.takeIf('~')) parts.push(parseProduct(s));
  return { type: 'Concat', parts, span: s.spanFrom(start) };
}

function parseProduct(s: TokenStream): Expression {
  return parseBinary(s, ['*', '/', '//', '%'], () => parseBinary(s, ['**'], () => parseUnary(s, true)));
}

/** A sign binds closer than a filter: `-1 | abs` is `(-1) | abs`. */
function parseUnary(s: TokenStream, filters: boolean): Expression {
  const start = s.current.start;
  let expression: Expression;
  if (s.is('-') || s.is('+')) {
    const operator = s.advance().type === '-' ? '-' : '+';
    const operand = s.nested(() => parseUnary(s, false));
    expression = { type: 'Unary', operator, operand, span: s.spanFrom(start) };
  } else {
    expression = parsePrimary(s);
  }
  expression = parsePostfix(s, expression);
  return filters ? parseFilterChain(s, expression) : expression;
}

function parseFilterChain(s: TokenStream, first: Expression): Expression {
  let expression = first;
  for (;;) {
    if (s.is('|')) expression = parseFilters(s, expression);
    else if (s.isName('is')) expression = parseTest(s, expression);
    else if (s.is('(')) {
      s.link();
      const args = parseArguments(s);
      expression = { type: 'Call', callee: expression, args, span: s.spanFrom(expression.span.start) };
    } else return expression;
  }
}

const words: Readonly<Record<string, Literal>> = {
  true: { kind: 'bool', value: true },
  True: { kind: 'bool', value: true },
  false: { kind: 'bool', value: false },
  False: { kind: 'bool', value: false },
  none: { kind: 'none' },
  None: { kind: 'none' },
};

/** A name, a literal, or something in brackets. */
export function parsePrimary(s: TokenStream): Expression {
  const token = s.current;
  switch (token.type) {
    case 'name': {
      s.advance();
      const span = s.spanFrom(token.start);
      const literal = Object.hasOwn(words, token.value) ? words[token.value] : undefined;
      return literal ? { type: 'Constant', literal, span } : { type: 'Name', name: token.value, span };
    }
    case 'string': {
      let value = '';
      while (s.is('string')) value += s.advance().value;
      return { type: 'Constant', literal: { kind: 'string', value }, span: s.spanFrom(token.start) };
    }
    case 'integer': {
      s.advance();
      const value = toInt(BigInt(token.value));
      return { type: 'Constant', literal: { kind: 'int', value }, span: s.spanFrom(token.start) };
    }
    case 'float': {
      s.advance();
      const value = Number(token.value);
      return { type: 'Constant', literal: { kind: 'float', value }, span: s.spanFrom(token.start) };
    }
    case '(':
      return parseParentheses(s);
    case '[':
      return parseList(s);
    case '{':
      return parseDict(s);
    default:
      throw s.expected(l10n.t('an expression'));
  }
}

function parseParentheses(s: TokenStream): Expression {
  const start = s.advance().start;
  const inside = parseTuple(s, { emptyAllowed: true });
  s.expect(')', "')'");
  // A tuple takes its parentheses into its span; anything else keeps its own.
  return inside.type === 'Tuple' ? { ...inside, span: s.spanFrom(start) } : inside;
}

function parseList(s: TokenStream): Expression {
  const start = s.advance().start;
  const items: Expression[] = [];
  while (!s.is(']')) {
    if (items.length > 0) s.expect(',', "',' or ']'");
    if (s.is(']')) break;
    items.push(parseExpression(s));
  }
  s.advance();
  return { type: 'List', items, span: s.spanFrom(start) };
}

function parseDict(s: TokenStream): Expression {
  const start = s.advance().start;
  const pairs: (readonly [Expression, Expression])[] = [];
  while (!s.is('}')) {
    if (pairs.length > 0) s.expect(',', "',' or '}'");
    if (s.is('}')) break;
    const key = parseExpression(s);
    s.expect(':', "':' behind the key");
    pairs.push([key, parseExpression(s)]);
  }
  s.advance();
  return { type: 'Dict', pairs, span: s.spanFrom(start) };
}

/** Where a tuple stands. */
export interface TupleOptions {
  /** Whether `()` is fine: it is inside parentheses. */
  readonly emptyAllowed?: boolean;
  readonly conditional?: boolean;
}

/** One expression, or several with commas between as a tuple. */
export function parseTuple(s: TokenStream, options: TupleOptions = {}): Expression {
  const start = s.current.start;
  const items: Expression[] = [];
  let commas = false;
  while (!atTupleEnd(s)) {
    items.push(parseExpression(s, options.conditional ?? true));
    if (!s.is(',')) break;
    commas = true;
    s.advance();
  }
  if (!commas && items[0]) return items[0];
  if (!commas && !options.emptyAllowed) {
    throw s.expected(l10n.t('an expression'));
  }
  return { type: 'Tuple', items, span: s.spanFrom(start) };
}

/** What ends a tuple. Jinja means `in` and `recursive` to do so too, but its own check for them never holds. */
export function atTupleEnd(s: TokenStream): boolean {
  return s.is('variable_end') || s.is('block_end') || s.is(')');
}
