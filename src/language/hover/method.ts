import { methodDoc } from '../../jinja';
import type { Sample } from '../host';
import { valuesAt, type ValuePath } from '../values/value-path';
import { describeBuiltin } from './builtin';

/**
 * A name behind a dot that is a method of what stands before it; undefined for keys. As in Jinja, a method goes before a
 * key of the same name.
 *
 * @param path the way into a row's values that ends at the name; without it nothing is known of what it is called on
 */
export function describeMethod(name: string, sample: Sample | undefined, path?: ValuePath): string | undefined {
  const on = path && sample?.rows.flatMap((row) => valuesAt(row, before(path))).find((value) => value !== null);
  const doc = methodDoc(name, on);
  return doc && describeBuiltin(doc);
}

function before({ root, steps }: ValuePath): ValuePath {
  return { root, steps: steps.slice(0, -1) };
}
