import * as l10n from '@vscode/l10n';
import { spanOf, type Span } from '../text';
import { toInt } from '../value';
import type { Arguments, Expression, Filter, Keyword } from './ast';
import { SyntaxFailure } from './syntax-failure';
import type { TokenStream } from './token-stream';
import type { TokenType } from './token';

const noArguments: Arguments = { positional: [], keywords: [] };

/** Attributes, items and calls behind an expression. */
export function parsePostfix(s: TokenStream, first: Expression): Expression {
  const start = first.span.start;
  let expression = first;
  for (;;) {
    if (s.is('.')) expression = parseAttribute(s, expression);
    else if (s.is('[')) {
      s.advance();
      const key = parseKeys(s);
      expression = { type: 'Item', target: expression, key, span: s.spanFrom(start) };
    } else if (s.is('(')) {
      const args = parseArguments(s);
      expression = { type: 'Call', callee: expression, args, span: s.spanFrom(start) };
    } else return expression;
    s.link();
  }
}

function parseAttribute(s: TokenStream, target: Expression): Expression {
  s.advance();
  const token = s.current;
  if (token.type === 'name') {
    s.advance();
    const nameSpan = spanOf(token.start, token.end);
    return { type: 'Attribute', target, name: token.value, nameSpan, span: s.spanFrom(target.span.start) };
  }
  if (token.type !== 'integer') throw s.expected(l10n.t("a name or number behind '.'"));
  s.advance();
  const key: Expression = {
    type: 'Constant',
    literal: { kind: 'int', value: toInt(BigInt(token.value)) },
    span: spanOf(token.start, token.end),
  };
  return { type: 'Item', target, key, span: s.spanFrom(target.span.start) };
}

/** What stands in `x[...]`; several keys make a tuple, and none an empty one, as Jinja has it. */
function parseKeys(s: TokenStream): Expression {
  const start = s.current.start;
  const keys: Expression[] = [];
  while (!s.is(']')) {
    if (keys.length > 0) s.expect(',', "',' or ']'");
    keys.push(parseKey(s));
  }
  const span = s.spanFrom(start);
  s.advance();
  return keys.length === 1 ? keys[0]! : { type: 'Tuple', items: keys, span };
}

function parseKey(s: TokenStream): Expression {
  const begin = s.current.start;
  const atEnd = (): boolean => s.is(']') || s.is(',');
  let start: Expression | undefined;
  if (!s.is(':')) {
    start = s.grammar.expression(s);
    if (!s.is(':')) return start;
  }
  s.advance();
  const stop = s.is(':') || atEnd() ? undefined : s.grammar.expression(s);
  const step = s.takeIf(':') && !atEnd() ? s.grammar.expression(s) : undefined;
  return {
    type: 'Slice',
    ...(start && { start }),
    ...(stop && { stop }),
    ...(step && { step }),
    span: s.spanFrom(begin),
  };
}

/** `(a, name=b, *rest, **keywordRest)`, in this order; a comma may stand behind the last. @throws SyntaxFailure */
export function parseArguments(s: TokenStream): Arguments {
  s.expect('(', "'('");
  const positional: Expression[] = [];
  const keywords: Keyword[] = [];
  let rest: Expression | undefined;
  let keywordRest: Expression | undefined;
  const ensure = (allowed: boolean): void => {
    if (allowed) return;
    const message = l10n.t('Arguments come in this order: values, name=value, *list, **dict.');
    throw new SyntaxFailure(message, s.currentSpan());
  };
  for (let first = true; !s.is(')'); first = false) {
    if (!first) {
      s.expect(',', "',' or ')'");
      if (s.is(')')) break;
    }
    if (s.is('*')) {
      ensure(!rest && !keywordRest);
      s.advance();
      rest = s.grammar.expression(s);
    } else if (s.is('**')) {
      ensure(!keywordRest);
      s.advance();
      keywordRest = s.grammar.expression(s);
    } else if (s.is('name') && s.look().type === '=') {
      ensure(!keywordRest);
      keywords.push(parseKeyword(s, keywords));
    } else {
      ensure(!rest && !keywordRest && keywords.length === 0);
      positional.push(s.grammar.expression(s));
    }
  }
  s.advance();
  return { positional, keywords, ...(rest && { rest }), ...(keywordRest && { keywordRest }) };
}

function parseKeyword(s: TokenStream, before: readonly Keyword[]): Keyword {
  const token = s.advance();
  const nameSpan = spanOf(token.start, token.end);
  if (before.some((keyword) => keyword.name === token.value)) {
    throw new SyntaxFailure(l10n.t("The argument '{0}' is given twice.", token.value), nameSpan);
  }
  s.advance();
  return { name: token.value, nameSpan, value: s.grammar.expression(s) };
}

/** A name that may hold dots, as filters and tests may. */
function parseDottedName(s: TokenStream, expected: string): { readonly name: string; readonly nameSpan: Span } {
  const first = s.expect('name', expected);
  let name = first.value;
  while (s.takeIf('.')) name += `.${s.expect('name', expected).value}`;
  return { name, nameSpan: s.spanFrom(first.start) };
}

/** One or more `| name(args)`; without a target the first filters the text of a block. */
export function parseFilters(s: TokenStream, target: Expression): Expression {
  let expression = target;
  while (s.takeIf('|')) expression = parseFilter(s, expression);
  return expression;
}

/** The filters of a `filter` or `set` block: the first, where `inline`, without a bar before it. */
export function parseBlockFilters(s: TokenStream, inline: boolean): Filter | undefined {
  let filter: Filter | undefined;
  if (inline) filter = parseFilter(s, undefined);
  while (s.takeIf('|')) filter = parseFilter(s, filter);
  return filter;
}

function parseFilter(s: TokenStream, target: Expression | undefined): Filter {
  s.link();
  const { name, nameSpan } = parseDottedName(s, l10n.t("the filter's name"));
  const args = s.is('(') ? parseArguments(s) : noArguments;
  const span = s.spanFrom(target?.span.start ?? nameSpan.start);
  return { type: 'Filter', ...(target && { target }), name, nameSpan, args, span };
}

const argumentStarts: ReadonlySet<TokenType> = new Set<TokenType>([
  'name',
  'string',
  'integer',
  'float',
  '(',
  '[',
  '{',
]);

/** `is name`, `is not name`, with arguments in parentheses or one without them. */
export function parseTest(s: TokenStream, target: Expression): Expression {
  s.link();
  s.advance();
  const negated = s.takeName('not');
  const { name, nameSpan } = parseDottedName(s, l10n.t("the test's name"));
  let args = noArguments;
  if (s.is('(')) args = parseArguments(s);
  else if (argumentStarts.has(s.current.type) && !['else', 'or', 'and'].some((word) => s.isName(word))) {
    if (s.isName('is')) {
      throw new SyntaxFailure(l10n.t("Tests cannot be chained: join them with 'and'."), s.currentSpan());
    }
    args = { positional: [parsePostfix(s, s.grammar.primary(s))], keywords: [] };
  }
  const span = s.spanFrom(target.span.start);
  const test: Expression = { type: 'Test', target, name, nameSpan, args, span };
  return negated ? { type: 'Unary', operator: 'not', operand: test, span } : test;
}
