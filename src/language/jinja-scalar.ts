import { isScalar, type Document } from 'yaml';
import { mapScalar, type ScalarMap } from '../text';
import { nodePathAt, scalarsOf } from './node-path';
import type { ScalarStyle } from './scalar-text';

/** A scalar that holds Jinja, found in the YAML tree. */
export interface JinjaScalar {
  readonly keys: readonly (string | number)[];
  readonly map: ScalarMap;
  readonly style: ScalarStyle;
}

/** Whether the value at a key path of a task file is rendered. */
export function isJinjaPath(keys: readonly (string | number)[]): boolean {
  const [first, second, third] = keys;
  switch (first) {
    case 'answer':
    case 'choices':
      return keys.length === 1;
    case 'data':
      if (second === 'keep_if') return keys.length === 2;
      return second === 'derive' && (keys.length === 3 || (keys.length === 4 && keys[3] === 'value'));
    case 'templates':
      return keys.length === 3 && ['input', 'target', 'jinja', 'answer', 'choices'].includes(String(third));
    default:
      return false;
  }
}

/** The Jinja scalar at a place and the offset of that place in its decoded text. */
export function jinjaScalarAt(
  document: Document,
  text: string,
  place: number,
): (JinjaScalar & { readonly offset: number }) | undefined {
  const { keys, scalar, isKey } = nodePathAt(document, place);
  if (!scalar || isKey || !isJinjaPath(keys) || !isScalar(scalar)) return undefined;
  const map = mapScalar(text, scalar);
  const offset = map.fromFile(place);
  if (offset === undefined) return undefined;
  // On the line behind a block whose last line end is chomped, the next key is being written.
  const isBehind = offset === map.text.length && text.slice(map.toFile(offset), place).includes('\n');
  return isBehind ? undefined : { keys, map, offset, style: scalar.type };
}

/** Every Jinja scalar of a task file, in order. */
export function jinjaScalars(document: Document, text: string): readonly JinjaScalar[] {
  const found: JinjaScalar[] = [];
  for (const { keys, scalar } of scalarsOf(document)) {
    if (isJinjaPath(keys) && typeof scalar.value === 'string') {
      found.push({ keys, map: mapScalar(text, scalar), style: scalar.type });
    }
  }
  return found;
}
