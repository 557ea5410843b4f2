import type { Expression, Statement, Target } from '../../jinja';
import { contains, type Span } from '../../text';
import { eachExpression, eachStatement, type Parts } from './parts';
import { pathOf, variablesAt, type Variable } from './variables';
import type { ValuePath } from './value-path';

/** What a word of a template means: a variable with its history, a way into the row's values, or both. */
export interface NamedValue {
  /** The word as far as it is one name or key. */
  readonly span: Span;
  readonly variable?: Variable;
  readonly path?: ValuePath;
}

/** The variable, field or part of a field that a word of the template is; undefined for all other words. */
export function namedAt({ parts, part }: Parts, word: Span): NamedValue | undefined {
  const body = parts[part]?.body ?? [];
  const written = targetAt(body, word);
  if (written) {
    const variable = variablesAt(parts, part, written.known).get(written.name);
    return variable && { span: word, variable, ...(variable.source ? { path: variable.source } : {}) };
  }
  let found: Expression | undefined;
  eachExpression(body, (expression) => {
    const own = ownSpan(expression);
    if (own && covers(own, word)) found = expression;
  });
  if (!found) return undefined;
  const variables = variablesAt(parts, part, word.start);
  const variable = found.type === 'Name' ? variables.get(found.name) : undefined;
  const path = pathOf(found, variables);
  return { span: word, ...(variable ? { variable } : {}), ...(path ? { path } : {}) };
}

/** The place of what an expression adds to a path: its name, its attribute, its key. */
function ownSpan(expression: Expression): Span | undefined {
  switch (expression.type) {
    case 'Name':
      return expression.span;
    case 'Attribute':
      return expression.nameSpan;
    case 'Item':
      return expression.key.type === 'Constant' ? expression.key.span : undefined;
    default:
      return undefined;
  }
}

/** The name that a tag gives a value at a place, and the first place where it is known. */
function targetAt(
  body: readonly Statement[],
  word: Span,
): { readonly name: string; readonly known: number } | undefined {
  let found: { readonly name: string; readonly known: number } | undefined;
  const look = (target: Target, known: number): void => {
    if (target.type === 'TupleTarget') for (const item of target.items) look(item, known);
    else if (target.type === 'Name' && covers(target.span, word)) found = { name: target.name, known };
  };
  eachStatement(body, (statement) => {
    switch (statement.type) {
      case 'Set':
      case 'SetBlock':
        return look(statement.target, statement.span.end + 1);
      case 'For':
        return look(statement.target, statement.iterable.span.end + 1);
      case 'With':
        for (const { target } of statement.bindings) look(target, statement.body[0]?.span.start ?? statement.span.end);
        return;
      case 'Macro':
        if (covers(statement.nameSpan, word)) found = { name: statement.name, known: statement.span.end + 1 };
        for (const { name, nameSpan } of statement.parameters) {
          if (covers(nameSpan, word)) found = { name, known: statement.span.end };
        }
        return;
      default:
    }
  });
  return found;
}

function covers(outer: Span, inner: Span): boolean {
  return contains(outer, inner.start) && contains(outer, inner.end);
}
