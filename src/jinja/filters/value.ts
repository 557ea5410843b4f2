import {
  asFloat,
  asInt,
  isInt,
  isNumber,
  PyDict,
  PyError,
  PyFloat,
  PyObject,
  pyOperate,
  pyStr,
  toInt,
  truncated,
  truthy,
  typeError,
  typeName,
  type Int,
  type Value,
} from '../../value';
import { getAttribute } from '../access';
import { needInt, parseInteger, toFloat, toInteger } from '../convert';
import { roundFloat } from '../decimal';
import { fixedDigits } from '../decimal';
import { formatPercent } from '../format-percent';
import { textOf } from '../markup';
import { BoundMethod } from '../objects';
import { prettyPrint } from '../pretty';
import { routine } from '../routine';
import type { Routine, Runtime } from '../runtime';
import { Undefined, undefinedMember } from '../undefined';

function absolute(value: Value): Value {
  if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
  if (isInt(value)) {
    const int = asInt(value);
    return int < 0 ? toInt(-BigInt(int)) : int;
  }
  if (value instanceof PyObject) value.operate('abs', null, false);
  throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
}

/** Runs a conversion; the errors that Jinja forgives give the default. */
function orElse<T extends Value>(convert: () => T, kinds: readonly string[], otherwise: () => Value): Value {
  try {
    return convert();
  } catch (error) {
    if (error instanceof PyError && kinds.includes(error.kind)) return otherwise();
    throw error;
  }
}

/** Jinja's `int`: `"42.23"` gives 42, and what is no number the default. */
function intFilter(value: Value, otherwise: Value, base: Value): Value {
  const text = textOf(value);
  return orElse<Int>(
    () => (text === undefined ? toInteger(value) : parseInteger(text, needInt(base))),
    ['TypeError', 'ValueError'],
    () =>
      orElse<Int>(
        () => toInteger(new PyFloat(toFloat(value))),
        ['TypeError', 'ValueError', 'OverflowError'],
        () => otherwise,
      ),
  );
}

function round(value: Value, precision: Value, method: Value): Value {
  if (method !== 'common' && method !== 'ceil' && method !== 'floor') {
    throw typeError('method must be common, ceil or floor');
  }
  if (method === 'common') return pyRound(value, precision);
  const scale = pyOperate('**', 10, precision, formatPercent);
  const scaled = pyOperate('*', value, scale, formatPercent);
  return pyOperate('/', whole(scaled, method), scale, formatPercent);
}

function whole(value: Value, method: 'ceil' | 'floor'): Int {
  if (isInt(value)) return asInt(value);
  if (!isNumber(value)) throw typeError(`must be real number, not ${typeName(value)}`);
  const float = asFloat(value);
  if (!Number.isFinite(float)) return toInteger(value);
  return truncated(method === 'ceil' ? Math.ceil(float) : Math.floor(float));
}

/** Python's `round`. */
function pyRound(value: Value, precision: Value): Value {
  const digits = precision === null ? 0 : needInt(precision);
  if (value instanceof PyFloat) {
    if (precision === null) return toInteger(new PyFloat(roundFloat(value.value, 0)));
    return new PyFloat(roundFloat(value.value, digits));
  }
  if (!isInt(value)) {
    if (value instanceof Undefined) throw value.fail();
    throw typeError(`type ${typeName(value)} doesn't define __round__ method`);
  }
  const int = asInt(value);
  if (digits >= 0) return int;
  const unit = 10n ** BigInt(Math.min(-digits, 5000));
  const big = BigInt(int);
  const rest = ((big % unit) + unit) % unit;
  const down = big - rest;
  const up = rest * 2n > unit || (rest * 2n === unit && (down / unit) % 2n !== 0n);
  return toInt(up ? down + unit : down);
}

const sizeUnits = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'] as const;

function fileSize(value: Value, binary: boolean): string {
  const bytes = toFloat(value);
  const base = binary ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${pyStr(toInteger(new PyFloat(bytes)))} Bytes`;
  const power = sizeUnits.findIndex((_, i) => bytes < base ** (i + 2));
  const at = power < 0 ? sizeUnits.length - 1 : power;
  const unit = binary ? `${sizeUnits[at]!.toUpperCase()}iB` : `${sizeUnits[at]!}B`;
  return `${fixedDigits((base * bytes) / base ** (at + 2), 1)} ${unit}`;
}

/** Jinja's `attr`: an attribute only, never an item of that name. */
function attribute(rt: Runtime, value: Value, name: Value): Value {
  const text = pyStr(name);
  if (value instanceof PyDict) {
    const method = getAttribute(rt, new PyDict(), text);
    return method instanceof BoundMethod
      ? new BoundMethod(value, method.method)
      : undefinedMember(rt.settings.flavour, value, text);
  }
  return getAttribute(rt, value, text);
}

/** Filters on single values and numbers. */
export const valueFilters: readonly Routine[] = [
  routine('abs', 'x', ([value]) => absolute(value!)),
  routine('attr', 'obj, name', ([value, name], rt) => attribute(rt, value!, name!)),
  routine('default', "value, default_value='', boolean=false", ([value, otherwise, boolean]) =>
    value instanceof Undefined || (truthy(boolean!) && !truthy(value!)) ? otherwise! : value!,
  ),
  routine('filesizeformat', 'value, binary=false', ([value, binary]) => fileSize(value!, truthy(binary!))),
  routine('float', 'value, default=0.0', ([value, otherwise]) =>
    orElse(
      () => new PyFloat(toFloat(value!)),
      ['TypeError', 'ValueError'],
      () => otherwise!,
    ),
  ),
  routine('int', 'value, default=0, base=10', ([value, otherwise, base]) => intFilter(value!, otherwise!, base!)),
  routine('pprint', 'value', ([value]) => prettyPrint(value!)),
  routine('round', "value, precision=0, method='common'", ([value, precision, method]) =>
    round(value!, precision!, method!),
  ),
];
