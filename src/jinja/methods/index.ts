import { isInt, PyDict, PyFloat, PyTuple, type Value } from '../../value';
import { Markup } from '../markup';
import type { Routines } from '../runtime';
import { PyBytes } from '../bytes';
import { bytesMethods } from './bytes';
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
  if (value instanceof Markup) return markupMethods;
  return value instanceof PyBytes ? bytesMethods : undefined;
}

/** The names of all methods of all types: behind a dot and before a parenthesis they are no fields. */
export const methodNames: ReadonlySet<string> = new Set(
  [bytesMethods, textMethods, listMethods, tupleMethods, dictMethods, intMethods, floatMethods].flatMap((table) => [
    ...table.keys(),
  ]),
);
