import type { Expression, Statement } from './ast';
import { bodiesOf, expressionsOf } from './uses-name';
import { visitExpressions } from './walk';

/** The methods that change the list or dict they are called on. */
const changing: ReadonlySet<string> = new Set([
  'append',
  'clear',
  'extend',
  'insert',
  'pop',
  'popitem',
  'remove',
  'reverse',
  'setdefault',
  'sort',
  'update',
]);

/**
 * Whether a template may change a list or dict that it was given, as `xs.append(1)` does. Such a template is rendered
 * with a copy, so that a row looks the same to whoever renders it next. May say yes for one that does not.
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
  if (node.type === 'Attribute') return changing.has(node.name);
  // A method can also be taken by `xs['append']` or `xs | attr('append')`.
  if (node.type === 'Call') return node.callee.type === 'Item';
  if (node.type === 'Filter') return node.name === 'attr' || node.name === 'map';
  return node.type === 'Item' && node.key.type === 'Constant' && node.key.literal.kind === 'string'
    ? changing.has(node.key.literal.value)
    : false;
}
