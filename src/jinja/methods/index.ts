import { isInt, PyDict, PyFloat, PyTuple, asInt, type Value } from '../../value';
import { Markup } from '../markup';
import { GroupTuple } from '../objects';
import type { Routines } from '../runtime';
import { dictMethods } from './dict';
import { listMethods, tupleMethods } from './list';
import { markupMethods } from './markup';
import { floatMethods, intMethods } from './number';
import { textMethods } from './text';

/** The methods that Python's types have, as far as a template can use them. */
export function methodsOf(value: Value): Routines | undefined {
  if (typeof value === 'string') return textMethods;
  if (Array.isArray(value)) return listMethods;
  if (value instanceof PyDict) return dictMethods;
  if (value instanceof PyTuple) return tupleMethods;
  if (value instanceof PyFloat) return floatMethods;
  if (isInt(value)) return intMethods;
  return value instanceof Markup ? markupMethods : undefined;
}

/** The attributes of numbers and groups that are no methods. */
export function plainAttribute(value: Value, name: string): Value | undefined {
  if (isInt(value)) {
    if (name === 'real' || name === 'numerator') return asInt(value);
    if (name === 'imag') return 0;
    if (name === 'denominator') return 1;
  }
  if (value instanceof PyFloat) {
    if (name === 'real') return value;
    if (name === 'imag') return new PyFloat(0);
  }
  if (value instanceof GroupTuple) {
    if (name === 'grouper') return value.grouper;
    if (name === 'list') return value.list;
  }
  return undefined;
}

/** The names of all methods of all types: behind a dot and before a parenthesis they are no fields. */
export const methodNames: ReadonlySet<string> = new Set(
  [textMethods, listMethods, tupleMethods, dictMethods, intMethods, floatMethods].flatMap((table) => [...table.keys()]),
);
