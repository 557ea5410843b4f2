import type { Span } from '../text';
import {
  charge,
  chargeText,
  internKey,
  pyCompare,
  pyContains,
  PyDict,
  pyEquals,
  pyNegate,
  pyOperate,
  pyPositive,
  pyStr,
  PyTuple,
  truthy,
  type Value,
} from '../value';
import { getAttribute, getConstantSlice, getItem, getSlice } from './access';
import type { CompareOperator, Expression } from './ast';
import { compileCall, compileFilter, compileTest } from './compile-call';
import { compileRead, functionOf, type Code, type Scope } from './compile-scope';
import { constantOf, literalValue } from './constant';
import { formatMarkup, formatPercent } from './format-percent';
import { escapeMarkup, Markup } from './markup';
import { methodNames } from './methods';
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
    case 'Attribute': {
      const target = compileExpression(expression.target, scope);
      const { span } = expression;
      const name = internKey(expression.name);
      const isField = !methodNames.has(name);
      return (f) => {
        const value = target(f);
        if (isField && value instanceof PyDict) {
          const item = value.get(name);
          if (item !== undefined) return item;
        }
        f.rt.at = span;
        return getAttribute(f.rt, value, name);
      };
    }
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
    case 'Logic': {
      const left = compileExpression(expression.left, scope);
      const right = compileExpression(expression.right, scope);
      const stopsAt = expression.operator === 'or';
      const { span } = expression.left;
      return (f) => {
        const value = left(f);
        f.rt.at = span;
        return truthy(value) === stopsAt ? value : right(f);
      };
    }
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

function compileName(name: string, scope: Scope): Code {
  const ref = scope.symbols.find(name);
  if (!ref) throw new Error(`the name ${name} was not seen by the scope`);
  if (ref.owner === functionOf(scope)) {
    const { slot } = ref;
    return ({ slots, rt }) => {
      const value = slots[slot];
      return value === undefined ? rt.undefined(name) : value;
    };
  }
  const read = compileRead(functionOf(scope), ref);
  return (f) => {
    const value = read(f);
    return value === undefined ? f.rt.undefined(name) : value;
  };
}

function compileItem(expression: Extract<Expression, { type: 'Item' }>, scope: Scope): Code {
  const target = compileExpression(expression.target, scope);
  const { key: keyNode, span } = expression;
  if (keyNode.type === 'Slice') {
    const [start, stop, step] = [keyNode.start, keyNode.stop, keyNode.step].map((part): Code =>
      part ? compileExpression(part, scope) : () => null,
    ) as [Code, Code, Code];
    // Jinja prints constants while compiling, where a slice that fails is undefined rather than an error.
    const tolerant = scope.constant === true;
    return (f) => {
      const value = target(f);
      const bounds = [start(f), stop(f), step(f)] as const;
      f.rt.at = span;
      return tolerant ? getConstantSlice(f.rt, value, ...bounds) : getSlice(value, ...bounds);
    };
  }
  const known = constantOf(keyNode);
  if (typeof known === 'string' || typeof known === 'number') return compileKnownItem(target, known, span);
  const key = compileExpression(keyNode, scope);
  return (f) => {
    const value = target(f);
    const index = key(f);
    f.rt.at = span;
    return getItem(f.rt, value, index);
  };
}

/** `x['name']` and `x[0]`, which most often meet a dict and a list. */
function compileKnownItem(target: Code, key: string | number, span: Span): Code {
  return (f) => {
    const value = target(f);
    if (value instanceof PyDict) {
      const item = value.get(key);
      if (item !== undefined) return item;
    }
    f.rt.at = span;
    return getItem(f.rt, value, key);
  };
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

function compileCompare(expression: Extract<Expression, { type: 'Compare' }>, scope: Scope): Code {
  const first = compileExpression(expression.left, scope);
  const { span } = expression;
  const steps = expression.rest.map((step) => ({
    compare: comparisons[step.operator],
    right: compileExpression(step.right, scope),
  }));
  if (steps.length === 1) {
    const { compare, right } = steps[0]!;
    const { operator, right: rightNode } = expression.rest[0]!;
    const known = constantOf(rightNode);
    if (typeof known === 'string' && (operator === '==' || operator === '!=')) {
      return compileTextEquality(first, known, operator === '==', span);
    }
    return (f) => {
      const a = first(f);
      const b = right(f);
      f.rt.at = span;
      return compare(a, b);
    };
  }
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
function compileTextEquality(first: Code, text: string, wanted: boolean, span: Span): Code {
  return (f) => {
    const value = first(f);
    f.rt.at = span;
    return (typeof value === 'string' ? value === text : pyEquals(value, text)) === wanted;
  };
}

function compileConcat(parts: readonly Expression[], scope: Scope): Code {
  const items = compileItems(parts, scope);
  return (f) => {
    const values = items(f);
    if (f.rt.autoescape && values.some((value) => value instanceof Markup)) {
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
