import {
  isInt,
  isNumber,
  iteratorOf,
  lengthOf,
  PyDict,
  pyCompare,
  pyContains,
  pyEquals,
  PyFloat,
  PyObject,
  pyOperate,
  pyStr,
  typeError,
  typeName,
  type Ordering,
  type Value,
} from '../value';
import { formatPercent } from './format-percent';
import { Markup, textOf } from './markup';
import { textClasses } from './methods/text-classes';
import { routine } from './routine';
import { Callable, type Routine, type Routines } from './runtime';
import { Undefined } from './undefined';

function test(name: string, check: (value: Value) => boolean): Routine {
  return routine(name, 'value', ([value]) => check(value!));
}

function compare(name: string, ordering: Ordering): Routine {
  return routine(name, 'a, b', ([a, b]) => pyCompare(a!, b!, ordering));
}

function remainder(value: Value, divisor: Value): Value {
  return pyOperate('%', value, divisor, formatPercent);
}

/** Whether all cased characters are of one case, as `str.islower` asks. */
function hasCase(value: Value, wanted: 'lower' | 'upper'): boolean {
  return textClasses[wanted === 'lower' ? 'islower' : 'isupper']!(pyStr(value));
}

/** Python's `is`: one object, or the same small value. */
function isSame(a: Value, b: Value): boolean {
  if (a instanceof PyFloat && b instanceof PyFloat) return a === b;
  return a === b;
}

function isSequence(value: Value): boolean {
  // Jinja asks for `len()` and `__getitem__`, which an undefined has; a strict one fails, which counts as no.
  if (value instanceof Undefined) return value.flavour !== 'strict';
  return lengthOf(value) !== undefined && !(value instanceof PyObject && value.typeName.startsWith('dict_'));
}

function isIterable(value: Value): boolean {
  return iteratorOf(value) !== undefined;
}

const own: readonly Routine[] = [
  test('boolean', (value) => typeof value === 'boolean'),
  test('callable', (value) => value instanceof Callable || value instanceof Undefined),
  test('defined', (value) => !(value instanceof Undefined)),
  routine('divisibleby', 'value, num', ([value, divisor]) => pyEquals(remainder(value!, divisor!), 0)),
  routine('eq', 'a, b', ([a, b]) => pyEquals(a!, b!)),
  test('escaped', (value) => value instanceof Markup || (value instanceof Undefined && value.flavour === 'chainable')),
  test('even', (value) => pyEquals(remainder(value, 2), 0)),
  test('false', (value) => value === false),
  routine('filter', 'value', ([value], rt) => rt.settings.filters.has(hashable(value!))),
  test('float', (value) => value instanceof PyFloat),
  compare('ge', '>='),
  compare('gt', '>'),
  routine('in', 'value, seq', ([value, container]) => pyContains(container!, value!)),
  test('integer', (value) => isInt(value) && typeof value !== 'boolean'),
  test('iterable', isIterable),
  compare('le', '<='),
  test('lower', (value) => hasCase(value, 'lower')),
  compare('lt', '<'),
  test('mapping', (value) => value instanceof PyDict),
  routine('ne', 'a, b', ([a, b]) => !pyEquals(a!, b!)),
  test('none', (value) => value === null),
  test('number', isNumber),
  test('odd', (value) => pyEquals(remainder(value, 2), 1)),
  routine('sameas', 'value, other', ([a, b]) => isSame(a!, b!)),
  test('sequence', isSequence),
  test('string', (value) => textOf(value) !== undefined),
  routine('test', 'value', ([value], rt) => rt.settings.tests.has(hashable(value!))),
  test('true', (value) => value === true),
  test('undefined', (value) => value instanceof Undefined),
  test('upper', (value) => hasCase(value, 'upper')),
];

/** The name as a key of the table; what cannot be one raises, as it does in Python. */
function hashable(value: Value): string {
  if (Array.isArray(value) || value instanceof PyDict) throw typeError(`unhashable type: '${typeName(value)}'`);
  return textOf(value) ?? '';
}

const aliases: readonly (readonly [string, string])[] = [
  ['equalto', 'eq'],
  ['==', 'eq'],
  ['!=', 'ne'],
  ['>', 'gt'],
  ['greaterthan', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['lessthan', 'lt'],
  ['<=', 'le'],
];

function withAliases(routines: readonly Routine[]): Routines {
  const table = new Map(routines.map((one) => [one.name, one]));
  for (const [alias, name] of aliases) table.set(alias, table.get(name)!);
  return table;
}

/**
 * Jinja's built-in tests ("List of Builtin Tests" in its docs), with their other names such as `equalto` and `>`.
 * What a routine gives counts by its truth; `is not` is a `not` around the test.
 */
export const builtinTests: Routines = withAliases(own);
