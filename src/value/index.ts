/**
 * The Python value model that data rows and templates share: types, `str` and `repr`, equality and order, arithmetic,
 * sequences, and JSON that keeps floats and big integers apart. Operations throw `PyError` where Python raises and
 * `BudgetError` where a render has spent its budget; `renderTemplate` turns both into values.
 */
export type { PyErrorKind } from './error';
export { PyError, typeError, valueError } from './error';
export type { Meter } from './meter';
export { BudgetError, charge, chargeItems, chargeText, MAX_SIZE, withMeter } from './meter';
export type { Value } from './value';
export { isInt, isNumber, keyError, PyDict, PyFloat, PyObject, PyTuple, truthy, typeName } from './value';
export type { Int } from './integer';
export { addInt, compareInt, negateInt, readInt, toInt, truncated } from './integer';
export { floatText } from './float-text';
export { bigintText, pyRepr, pyStr } from './show';
export { simpleEscapes } from './simple-escapes';
export type { Ordering } from './compare';
export { compareText, isOrdering, numeric, pyCompare, pyEquals } from './compare';
export type { Operator } from './arithmetic';
export { asFloat, asInt, pyNegate, pyOperate, pyPositive } from './arithmetic';
export {
  asIndex,
  dictIterator,
  itemsOf,
  iteratorOf,
  lengthOf,
  pyContains,
  pyItem,
  pyIterate,
  pyLength,
  pySlice,
  sliceIndices,
  sliceItems,
  toList,
} from './sequence';
export {
  codePoints,
  isFlat,
  isSpace,
  pointIndex,
  SPACE_CLASS,
  stripNumber,
  stripText,
  takePoints,
  textLength,
  unitOffset,
} from './text';
export { copyValue } from './copy';
export type { JsonError } from './json-parse';
export { parseJson } from './json-parse';
export { internKey } from './intern';
export type { JsonStyle } from './json-write';
export { toJson } from './json-write';
