import { asInt, isInt, PyFloat, type Value } from '../value';
import { GroupTuple } from './objects';

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
