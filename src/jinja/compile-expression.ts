import type { Span } from '../text';
import {
  charge,
  numeric,
  chargeText,
  PyDict,
  pyNegate,
  pyOperate,
  pyPositive,
  pyStr,
  PyTuple,
  truthy,
  type Value,
} from '../value';
import type { Expression } from './ast';
import { compileAttribute, compileItem, compileName } from './compile-access';
import { compileCall, compileFilter, compileTest } from './compile-call';
import { compileCompare, compileLogic } from './compile-compare';
import type { Code, Scope } from './compile-scope';
import { isConstant, literalValue } from './constant';
import { formatMarkup, formatPercent } from './format-percent';
import { escapeMarkup, Markup } from './markup';
import { Undefined } from './undefined';

/** Compiles an expression to a closure. */
export function compileExpression(expression: Expression, scope: Scope): Code {
  switch (expression.type) {
    case 'Name':
      return compileName(expression.name, scope);
    case 'Constant': {
      const value = literalValue(expression.literal);
      return () => value;
    }
    case 'Attribute':
      return compileAttribute(expression, scope);
    case 'Item':
      return compileItem(expression, scope);
    case 'Call':
      return compileCall(expression, scope);
    case 'Filter':
      return compileFilter(expression, scope);
    case 'Test':
      return compileTest(expression, scope);
    case 'List':
      return compileItems(expression.items, scope);
    case 'Tuple': {
      const items = compileItems(expression.items, scope);
      return (f) => new PyTuple(items(f));
    }
    case 'Dict':
      return compileDict(expression, scope);
    case 'Unary':
      return compileUnary(expression, scope);
    case 'Binary':
      return compileBinary(expression, scope);
    case 'Logic':
      return compileLogic(expression, scope);
    case 'Compare':
      return compileCompare(expression, scope);
    case 'Concat':
      return compileConcat(expression.parts, scope);
    case 'Conditional':
      return compileConditional(expression, scope);
    case 'Slice':
      // A slice beside other keys, as in `x[1:2, 3]`: no value of a template can be asked for that.
      return () => null;
    case 'Missing':
      return () => null;
  }
}

/** A fresh list each time it is evaluated. */
export function compileItems(items: readonly Expression[], scope: Scope): (f: Parameters<Code>[0]) => Value[] {
  const codes = items.map((item) => compileExpression(item, scope));
  return (f) => {
    charge();
    const values: Value[] = [];
    for (const code of codes) values.push(code(f));
    return values;
  };
}

function compileDict(expression: Extract<Expression, { type: 'Dict' }>, scope: Scope): Code {
  const pairs = expression.pairs.map(
    ([key, value]) => [compileExpression(key, scope), compileExpression(value, scope)] as const,
  );
  const { span } = expression;
  return (f) => {
    const dict = new PyDict();
    for (const [key, value] of pairs) {
      const [k, v] = [key(f), value(f)];
      f.rt.at = span;
      dict.set(k, v);
    }
    return dict;
  };
}

function compileUnary(expression: Extract<Expression, { type: 'Unary' }>, scope: Scope): Code {
  const operand = compileExpression(expression.operand, scope);
  const { span, operator } = expression;
  if (operator === 'not') {
    return (f) => {
      const value = operand(f);
      f.rt.at = span;
      return !truthy(value);
    };
  }
  const apply = operator === '-' ? pyNegate : pyPositive;
  return (f) => {
    const value = operand(f);
    f.rt.at = span;
    return apply(value);
  };
}

function compileBinary(expression: Extract<Expression, { type: 'Binary' }>, scope: Scope): Code {
  const left = compileExpression(expression.left, scope);
  const right = compileExpression(expression.right, scope);
  const { span, operator } = expression;
  if (operator === '**' && isConstant(expression.left) && !isConstant(expression.right)) {
    return compilePowerOfConstant(left, right, span);
  }
  const generic: Code = (f) => {
    const [a, b] = [left(f), right(f)];
    f.rt.at = span;
    if (operator === '%' && a instanceof Markup) return formatMarkup(a, b);
    return pyOperate(operator, a, b, formatPercent);
  };
  if (operator !== '+' && operator !== '-') return generic;
  const sign = operator === '+' ? 1 : -1;
  return (f) => {
    const a = left(f);
    const b = right(f);
    if (typeof a === 'number' && typeof b === 'number') {
      const result = a + sign * b;
      if (Number.isSafeInteger(result)) return result;
    }
    f.rt.at = span;
    return pyOperate(operator, a, b, formatPercent);
  };
}

/**
 * Jinja writes a constant into its Python code without parentheses, where `**` binds closer than a minus: with `x` of 2
 * `(-3) ** x` is -9 to it, and 9 only where both sides are constants.
 */
function compilePowerOfConstant(left: Code, right: Code, span: Span): Code {
  return (f) => {
    const a = left(f);
    const b = right(f);
    f.rt.at = span;
    const size = numeric(a);
    const negative = size !== undefined && (size < 0 || Object.is(size, -0));
    if (!negative) return pyOperate('**', a, b, formatPercent);
    return pyNegate(pyOperate('**', pyNegate(a), b, formatPercent));
  };
}

function compileConcat(parts: readonly Expression[], scope: Scope): Code {
  const items = compileItems(parts, scope);
  // Jinja joins constants while compiling, as plain text even where one of them is Markup.
  const constant = parts.every(isConstant);
  return (f) => {
    const values = items(f);
    if (f.rt.autoescape && !constant && values.some((value) => value instanceof Markup)) {
      return new Markup(values.map((value) => escapeMarkup(value).text).join(''));
    }
    let text = '';
    for (const value of values) text += pyStr(value);
    chargeText(text.length);
    return text;
  };
}

/** What an `if` without `else` gives is lenient whatever the flavour, as in Jinja. */
const inlineUndefined = new Undefined(
  'lenient',
  () => 'the inline if-expression evaluated to false and no else section was defined.',
);

function compileConditional(expression: Extract<Expression, { type: 'Conditional' }>, scope: Scope): Code {
  const inner: Scope = { ...scope, soft: true };
  const test = compileExpression(expression.test, inner);
  const then = compileExpression(expression.then, inner);
  const { span } = expression;
  const otherwise = expression.otherwise && compileExpression(expression.otherwise, inner);
  return (f) => {
    const value = test(f);
    f.rt.at = expression.test.span;
    if (truthy(value)) return then(f);
    if (otherwise) return otherwise(f);
    f.rt.at = span;
    return inlineUndefined;
  };
}
