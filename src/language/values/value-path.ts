import type { Row } from '../../data';
import { PyDict, type Value } from '../../value';

/** One step into a value: to an entry of a dict or list, or to every item of a list, as a loop takes them. */
export type Step = { readonly kind: 'entry'; readonly key: string } | { readonly kind: 'each' };

/** A way from a row's column, or from a name that the workbench gives, into its value. */
export interface ValuePath {
  readonly root: string;
  readonly steps: readonly Step[];
}

/** Everything that stands at the end of a path in a row: at most one value where the path has no `each`. */
export function valuesAt(row: Row, { root, steps }: ValuePath): readonly Value[] {
  const first = row.get(root);
  let values: readonly Value[] = first === undefined ? [] : [first];
  for (const step of steps) values = values.flatMap((value) => inside(value, step));
  return values;
}

function inside(value: Value, step: Step): readonly Value[] {
  if (step.kind === 'each') return Array.isArray(value) ? value : [];
  const found = value instanceof PyDict ? value.get(step.key) : itemOf(value, step.key);
  return found === undefined ? [] : [found];
}

function itemOf(value: Value, key: string): Value | undefined {
  return Array.isArray(value) && /^-?\d+$/.test(key) ? value.at(Number(key)) : undefined;
}

/** The keys of all dicts at a path in these rows, in the order in which they are first seen. */
export function keysAtPath(rows: readonly Row[], path: ValuePath): readonly string[] {
  const keys = new Set<string>();
  for (const row of rows) {
    for (const value of valuesAt(row, path)) {
      if (value instanceof PyDict) for (const key of value.keys()) if (typeof key === 'string') keys.add(key);
    }
  }
  return [...keys];
}

/** A path as a template would write it, `answers.text[0]`; `[…]` stands for every item. */
export function writePath({ root, steps }: ValuePath): string {
  return steps.reduce((text, step) => {
    if (step.kind === 'each') return `${text}[…]`;
    if (/^-?\d+$/.test(step.key)) return `${text}[${step.key}]`;
    return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(step.key) ? `${text}.${step.key}` : `${text}['${step.key}']`;
  }, root);
}
