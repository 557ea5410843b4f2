import { parseTemplate, type Expression } from '../../jinja';

/** What an expression gives, as far as its form shows: the harness takes digits for an index, brackets for a list. */
export type ExpressionKind = 'int' | 'words' | 'list' | 'unknown';

/** The one expression that a template prints, as text; undefined where it prints more, or sets variables. */
export function onlyExpression(text: string): { readonly source: string; readonly expression: Expression } | undefined {
  const { body, problems } = parseTemplate(text, { keepTrailingNewline: true });
  const [output] = body;
  if (body.length !== 1 || output?.type !== 'Output' || problems.length > 0) return undefined;
  const { expression } = output;
  return { source: text.slice(expression.span.start, expression.span.end), expression };
}

/** `words` is text that cannot be all digits. */
export function expressionKind(expression: Expression): ExpressionKind {
  switch (expression.type) {
    case 'Constant':
      return constantKind(expression);
    case 'List':
      return 'list';
    case 'Call':
      return expression.callee.type === 'Attribute' && methodsOfInts.has(expression.callee.name) ? 'int' : 'unknown';
    case 'Filter':
      return filtersOfInts.has(expression.name) ? 'int' : 'unknown';
    case 'Binary':
      return binaryKind(expression);
    case 'Item':
      return expression.target.type === 'List' ? commonKind(expression.target.items) : 'unknown';
    case 'Conditional':
      return expression.otherwise ? commonKind([expression.then, expression.otherwise]) : 'unknown';
    default:
      return 'unknown';
  }
}

const methodsOfInts: ReadonlySet<string> = new Set(['index', 'find', 'count']);
const filtersOfInts: ReadonlySet<string> = new Set(['int', 'length', 'count']);

function constantKind({ literal }: Extract<Expression, { type: 'Constant' }>): ExpressionKind {
  if (literal.kind === 'int') return 'int';
  return literal.kind === 'string' && /\D/.test(literal.value) ? 'words' : 'unknown';
}

/** Only numbers can be taken from one another; a sum with a number is one too. */
function binaryKind({ operator, left, right }: Extract<Expression, { type: 'Binary' }>): ExpressionKind {
  const kinds = [expressionKind(left), expressionKind(right)];
  if (kinds.includes('words')) return 'words';
  const isWhole = operator === '-' || operator === '+' || operator === '//';
  return isWhole && kinds.includes('int') ? 'int' : 'unknown';
}

function commonKind(expressions: readonly Expression[]): ExpressionKind {
  const [first, ...rest] = expressions.map(expressionKind);
  return first !== undefined && rest.every((kind) => kind === first) ? first : 'unknown';
}
