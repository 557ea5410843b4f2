import { internKey, PyFloat, type Value } from '../value';
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
    case 'string':
      return internKey(literal.value);
    default:
      return literal.value;
  }
}

/** Whether an expression needs nothing but itself; calls are never computed early. */
export function isConstant(expression: Expression): boolean {
  return expression.type !== 'Name' && expression.type !== 'Call' && children(expression).every(isConstant);
}
