import type { Span } from '../text';
import { pyCompare, pyContains, pyEquals, truthy, type Value } from '../value';
import type { CompareOperator, Expression } from './ast';
import type { Code, Scope } from './compile-scope';
import { constantOf } from './constant';

type Comparison = (a: Value, b: Value) => boolean;

const comparisons: Readonly<Record<CompareOperator, Comparison>> = {
  '==': (a, b) => pyEquals(a, b),
  '!=': (a, b) => !pyEquals(a, b),
  '<': (a, b) => pyCompare(a, b, '<'),
  '<=': (a, b) => pyCompare(a, b, '<='),
  '>': (a, b) => pyCompare(a, b, '>'),
  '>=': (a, b) => pyCompare(a, b, '>='),
  in: (a, b) => pyContains(b, a),
  'not in': (a, b) => !pyContains(b, a),
};

/** What a value is compared with. */
interface Step {
  readonly compare: Comparison;
  readonly right: Code;
}

/** `a < b == c` */
export function compileCompare(expression: Extract<Expression, { type: 'Compare' }>, scope: Scope): Code {
  const first = scope.unit.expression(expression.left, scope);
  const { span } = expression;
  const steps = expression.rest.map(({ operator, right }) => ({
    compare: comparisons[operator],
    right: scope.unit.expression(right, scope),
  }));
  if (steps.length > 1) return compareChain(first, steps, span);
  const { operator, right } = expression.rest[0]!;
  const known = constantOf(right);
  if (typeof known === 'string' && (operator === '==' || operator === '!=')) {
    return equalsText(first, known, operator === '==', span);
  }
  return compareTwo(first, steps[0]!, span);
}

function compareTwo(first: Code, { compare, right }: Step, span: Span): Code {
  return (f) => {
    const a = first(f);
    const b = right(f);
    f.rt.at = span;
    return compare(a, b);
  };
}

function compareChain(first: Code, steps: readonly Step[], span: Span): Code {
  return (f) => {
    let left = first(f);
    for (const { compare, right } of steps) {
      const value = right(f);
      f.rt.at = span;
      if (!compare(left, value)) return false;
      left = value;
    }
    return true;
  };
}

/** `x == 'text'` and `x != 'text'`, which choose most of the branches that templates have. */
function equalsText(first: Code, text: string, wanted: boolean, span: Span): Code {
  return (f) => {
    const value = first(f);
    f.rt.at = span;
    return (typeof value === 'string' ? value === text : pyEquals(value, text)) === wanted;
  };
}

/** `a and b`, `a or b` */
export function compileLogic({ left, right, operator }: Extract<Expression, { type: 'Logic' }>, scope: Scope): Code {
  return shortCut(
    scope.unit.expression(left, scope),
    scope.unit.expression(right, scope),
    operator === 'or',
    left.span,
  );
}

function shortCut(left: Code, right: Code, stopsAt: boolean, span: Span): Code {
  return (f) => {
    const value = left(f);
    f.rt.at = span;
    return truthy(value) === stopsAt ? value : right(f);
  };
}
