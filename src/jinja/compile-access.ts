import type { Span } from '../text';
import { internKey, PyDict } from '../value';
import { getAttribute, getConstantSlice, getItem, getSlice } from './access';
import type { Expression, Slice } from './ast';
import { compileRead, functionOf, type Code, type Scope } from './compile-scope';
import { constantOf } from './constant';
import { methodNames } from './methods';

// Each closure is made by a function of its own, so that it holds only what it uses: a template that is rendered once in
// a while is slow or fast by the memory it touches.

/** A variable. */
export function compileName(name: string, scope: Scope): Code {
  const ref = scope.symbols.find(name);
  if (!ref) throw new Error(`the name ${name} was not seen by the scope`);
  if (ref.owner === functionOf(scope)) {
    return readSlot(ref.slot, name);
  }
  const read = compileRead(functionOf(scope), ref);
  return (f) => {
    const value = read(f);
    return value === undefined ? f.rt.undefined(name) : value;
  };
}

function readSlot(slot: number, name: string): Code {
  return (f) => {
    const value = f.slots[slot];
    return value === undefined ? f.rt.undefined(name) : value;
  };
}

/** `x.name` */
export function compileAttribute(
  { target, name, span }: Extract<Expression, { type: 'Attribute' }>,
  scope: Scope,
): Code {
  const key = internKey(name);
  const owner = scope.unit.expression(target, scope);
  // A dict's method of that name would come before its item.
  return methodNames.has(key) ? readAttribute(owner, key, span) : readField(owner, key, span);
}

function readAttribute(owner: Code, name: string, span: Span): Code {
  return (f) => {
    const value = owner(f);
    f.rt.at = span;
    return getAttribute(f.rt, value, name);
  };
}

function readField(owner: Code, name: string, span: Span): Code {
  return (f) => {
    const value = owner(f);
    if (value instanceof PyDict) {
      const item = value.get(name);
      if (item !== undefined) return item;
    }
    f.rt.at = span;
    return getAttribute(f.rt, value, name);
  };
}

/** `x[key]` and `x[a:b]` */
export function compileItem(expression: Extract<Expression, { type: 'Item' }>, scope: Scope): Code {
  const target = scope.unit.expression(expression.target, scope);
  const { key: keyNode, span } = expression;
  if (keyNode.type === 'Slice') return compileSlice(target, keyNode, span, scope);
  const known = constantOf(keyNode);
  if (typeof known === 'string') return readKnownItem(target, internKey(known), span);
  if (typeof known === 'number') return readKnownItem(target, known, span);
  return readItem(target, scope.unit.expression(keyNode, scope), span);
}

function compileSlice(target: Code, key: Slice, span: Span, scope: Scope): Code {
  const [start, stop, step] = [key.start, key.stop, key.step].map((part): Code =>
    part ? scope.unit.expression(part, scope) : () => null,
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

function readItem(target: Code, key: Code, span: Span): Code {
  return (f) => {
    const value = target(f);
    const index = key(f);
    f.rt.at = span;
    return getItem(f.rt, value, index);
  };
}

/** `x['name']` and `x[0]`, which most often meet a dict and a list. */
function readKnownItem(target: Code, key: string | number, span: Span): Code {
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
