import type { Arguments, Expression, Name } from './ast';

/** The expressions directly inside an expression, in the order in which Jinja visits them. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'Name':
    case 'Constant':
    case 'Missing':
      return [];
    case 'Attribute':
      return [expression.target];
    case 'Item':
      return [expression.target, expression.key];
    case 'Slice':
      return [expression.start, expression.stop, expression.step].filter((part) => part !== undefined);
    case 'Call':
      return [expression.callee, ...argumentExpressions(expression.args)];
    case 'Filter':
      return [...(expression.target ? [expression.target] : []), ...argumentExpressions(expression.args)];
    case 'Test':
      return [expression.target, ...argumentExpressions(expression.args)];
    case 'List':
    case 'Tuple':
      return expression.items;
    case 'Dict':
      return expression.pairs.flat();
    case 'Unary':
      return [expression.operand];
    case 'Binary':
    case 'Logic':
      return [expression.left, expression.right];
    case 'Compare':
      return [expression.left, ...expression.rest.map((part) => part.right)];
    case 'Concat':
      return expression.parts;
    case 'Conditional':
      return [expression.test, expression.then, ...(expression.otherwise ? [expression.otherwise] : [])];
  }
}

function argumentExpressions(args: Arguments): readonly Expression[] {
  const out = [...args.positional, ...args.keywords.map((keyword) => keyword.value)];
  if (args.rest) out.push(args.rest);
  if (args.keywordRest) out.push(args.keywordRest);
  return out;
}

/** Calls `visit` for an expression and everything inside it. */
export function visitExpressions(expression: Expression, visit: (inner: Expression) => void): void {
  visit(expression);
  for (const child of children(expression)) visitExpressions(child, visit);
}

/** Calls `visit` for every variable that an expression reads. */
export function visitNames(expression: Expression, visit: (name: Name) => void): void {
  visitExpressions(expression, (inner) => {
    if (inner.type === 'Name') visit(inner);
  });
}
