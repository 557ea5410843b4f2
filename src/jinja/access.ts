import { asIndex, codePoints, isFlat, PyDict, PyError, pyItem, PyObject, pySlice, PyTuple, type Value } from '../value';
import { Markup } from './markup';
import { PyBytes } from './bytes';
import { methodsOf } from './methods';
import { BoundMethod, PyRange } from './objects';
import { plainAttribute } from './plain-attribute';
import type { Routine, Runtime } from './runtime';
import { Undefined, undefinedMember } from './undefined';

/**
 * Jinja's `value.name` ("Implementation" of `foo.bar` under "Variables" in its docs): the attribute or method first,
 * the item of that name next, otherwise undefined. Attributes are those of the value model alone: nothing of
 * JavaScript's own, and of Python's none that begin with two underscores.
 */
export function getAttribute(rt: Runtime, value: Value, name: string): Value {
  const found = ownAttribute(value, name);
  if (found !== undefined) return found;
  if (value instanceof PyDict) {
    const item = value.get(name);
    if (item !== undefined) return item;
  } else if (value instanceof PyObject) {
    // An undefined refuses here; anything else has no items by name.
    const item = tolerant(() => value.item(name));
    if (item !== undefined) return item;
  }
  return undefinedMember(rt.settings.flavour, value, name);
}

/** Jinja's `value[key]`: the item first, for a string the attribute of that name next, otherwise undefined (`getitem`). */
export function getItem(rt: Runtime, value: Value, key: Value): Value {
  const item = ownItem(value, key);
  if (item !== undefined) return item;
  if (typeof key === 'string') {
    const attribute = ownAttribute(value, key);
    if (attribute !== undefined) return attribute;
  }
  return undefinedMember(rt.settings.flavour, value, key);
}

/** The item, or `undefined` where Python would raise; without throwing wherever that can be told beforehand. */
function ownItem(value: Value, key: Value): Value | undefined {
  if (value instanceof PyDict) {
    if (typeof key === 'string' || typeof key === 'number') return value.get(key);
    return tolerant(() => value.get(key));
  }
  const items = Array.isArray(value) ? value : value instanceof PyTuple ? value.items : undefined;
  if (items) {
    const index = asIndex(key);
    return index === undefined ? undefined : items[index < 0 ? index + items.length : index];
  }
  if (value instanceof PyObject) return tolerant(() => pyItem(value, key));
  return typeof value === 'string' && asIndex(key) !== undefined ? charAt(value, key) : undefined;
}

function charAt(text: string, key: Value): string | undefined {
  const index = asIndex(key)!;
  const points: ArrayLike<string> = isFlat(text) ? text : codePoints(text);
  return points[index < 0 ? index + points.length : index];
}

/** Python's TypeError, LookupError and AttributeError mean here that there is no such item. */
function tolerant(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PyError && tolerated.has(error.kind)) return undefined;
    throw error;
  }
}

const tolerated: ReadonlySet<string> = new Set(['TypeError', 'IndexError', 'KeyError', 'AttributeError']);

/** The method of that name that a call would run, without making an object for it. */
export function findMethod(value: Value, name: string): Routine | undefined {
  const hasNone = value instanceof PyObject && !(value instanceof Markup || value instanceof PyBytes);
  return hasNone ? undefined : methodsOf(value)?.get(name);
}

function ownAttribute(value: Value, name: string): Value | undefined {
  const method = findMethod(value, name);
  if (method) return new BoundMethod(value, method);
  if (value instanceof PyObject) return value.attribute(name);
  return plainAttribute(value, name);
}

/** Python's `value[start:stop:step]`, for everything a template can hold. @throws PyError as Python does */
export function getSlice(value: Value, start: Value, stop: Value, step: Value): Value {
  if (value instanceof Markup) return new Markup(pySlice(value.text, start, stop, step) as string);
  if (value instanceof PyRange) return value.slice(start, stop, step);
  if (value instanceof PyBytes) return new PyBytes(pySlice(value.latin, start, stop, step) as string);
  if (value instanceof Undefined) return value.item(start);
  return pySlice(value, start, stop, step);
}

/** The same for constants that Jinja prints while compiling: what Python refuses is undefined there. */
export function getConstantSlice(rt: Runtime, value: Value, start: Value, stop: Value, step: Value): Value {
  const slice = tolerant(() => getSlice(value, start, stop, step));
  return slice === undefined ? undefinedMember(rt.settings.flavour, value, null) : slice;
}
