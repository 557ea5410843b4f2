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
  if (ref.owner === functionOf(scope)) return readSlot({ slot: ref.slot, name });
  const read = compileRead(functionOf(scope), ref);
  return (f) => {
    const value = read(f);
    return value === undefined ? f.rt.undefined(name) : value;
  };
}

/** A variable of the activation at hand, which the closures below read themselves: one closure less to go to. */
interface Local {
  readonly slot: number;
  readonly name: string;
}

function localOf(expression: Expression, scope: Scope): Local | undefined {
  if (expression.type !== 'Name') return undefined;
  const ref = scope.symbols.find(expression.name);
  return ref?.owner === functionOf(scope) ? { slot: ref.slot, name: expression.name } : undefined;
}

function readSlot({ slot, name }: Local): Code {
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
  if (methodNames.has(key)) return readAttribute(owner, key, span);
  const local = localOf(target, scope);
  return local ? readLocalField(local, key, span, getAttribute) : readField(owner, key, span);
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
  const local = localOf(expression.target, scope);
  const known = constantOf(keyNode);
  if (typeof known === 'string') {
    const name = internKey(known);
    return local ? readLocalField(local, name, span, getItem) : readKnownItem(target, name, span);
  }
  if (typeof known === 'number') return readKnownItem(target, known, span);
  const localKey = localOf(keyNode, scope);
  if (local && localKey) return readLocalItem(local, localKey, span);
  return readItem(target, scope.unit.expression(keyNode, scope), span);
}

/** `x.name` and `x['name']` of a variable; `read` is for what is no dict that has the item. */
function readLocalField({ slot, name }: Local, key: string, span: Span, read: typeof getAttribute): Code {
  return (f) => {
    const { rt } = f;
    const value = f.slots[slot];
    if (value instanceof PyDict) {
      const item = value.get(key);
      if (item !== undefined) return item;
    }
    rt.at = span;
    return read(rt, value === undefined ? rt.undefined(name) : value, key);
  };
}

/** `xs[i]` of two variables. */
function readLocalItem(list: Local, key: Local, span: Span): Code {
  const { slot, name } = list;
  const { slot: keySlot, name: keyName } = key;
  return ({ rt, slots }) => {
    const value = slots[slot];
    const index = slots[keySlot];
    rt.at = span;
    return getItem(
      rt,
      value === undefined ? rt.undefined(name) : value,
      index === undefined ? rt.undefined(keyName) : index,
    );
  };
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
