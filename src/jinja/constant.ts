import { PyFloat, type Value } from '../value';
import type { Expression, Literal } from './ast';
import { children } from './walk';

/** The value of an expression that is one literal; none of them can be changed, so one value serves all renders. */
export function constantOf(expression: Expression): Value | undefined {
  return expression.type === 'Constant' ? literalValue(expression.literal) : undefined;
}

/** The Python value of a literal. */
export function literalValue(literal: Literal): Value {
  switch (literal.kind) {
    case 'none':
      return null;
    case 'float':
      return new PyFloat(literal.value);
    default:
      return literal.value;
  }
}

/** Filters that ask for the variables around them, so that Jinja cannot run them while compiling. */
const needContext: ReadonlySet<string> = new Set(['map', 'random', 'reject', 'rejectattr', 'select', 'selectattr']);

/** Whether an expression needs nothing but itself; calls are never computed early. */
export function isConstant(expression: Expression): boolean {
  if (expression.type === 'Filter' && needContext.has(expression.name)) return false;
  return expression.type !== 'Name' && expression.type !== 'Call' && children(expression).every(isConstant);
}

/** The same where it is not known while compiling whether text is escaped: no filter and no test runs early there. */
export function isPlainConstant(expression: Expression): boolean {
  if (expression.type === 'Filter' || expression.type === 'Test') return false;
  return isConstant(expression) && children(expression).every(isPlainConstant);
}
