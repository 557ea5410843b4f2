import type { Expression, Statement } from './ast';
import { changingMethods } from './changing';
import { bodiesOf, expressionsOf } from './uses-name';
import { visitExpressions } from './walk';

/**
 * Whether a template names a method that changes a list or dict, as `xs.append(1)` does. Such a template is rendered
 * with a copy of what it reads, so that a row looks the same to whoever renders it next. A change that this does not
 * foresee is noticed when it would happen (see `guarded`).
 */
export function changesValues(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    let found = false;
    for (const expression of expressionsOf(statement)) {
      visitExpressions(expression, (inner) => {
        found ||= mayChange(inner);
      });
    }
    return found || bodiesOf(statement).some(changesValues);
  });
}

function mayChange(node: Expression): boolean {
  if (node.type === 'Attribute') return changingMethods.has(node.name);
  return node.type === 'Item' && node.key.type === 'Constant' && node.key.literal.kind === 'string'
    ? changingMethods.has(node.key.literal.value)
    : false;
}
