import type { Context } from '../jinja';
import type { Value } from '../value';
import { separator } from './body';

/**
 * Stands for a separator that came out of a row, so that no row's text divides a rendered template. The word is
 * PromptSource's own: some of its templates contain it literally, to split a column that holds separators.
 */
const protector = '3ed2dface8203c4c9dfb1a5dc58e41e0';

/** The context with every separator in its text hidden; lists and dicts are left as they are, as PromptSource does. */
export function protect(context: Context): Context {
  const hidden: [string, Value][] = [];
  for (const [name, value] of context) {
    if (typeof value === 'string' && value.includes(separator)) {
      hidden.push([name, value.replaceAll(separator, protector)]);
    }
  }
  return hidden.length === 0 ? context : new Map([...context, ...hidden]);
}

/** Cuts rendered text at its separators and puts back those of the row. At least one part. */
export function splitParts(rendered: string): string[] {
  return rendered.split(separator).map((part) => part.replaceAll(protector, separator));
}
