import type { Routine, Routines } from '../runtime';
import { extraFilters } from './extra';
import { htmlFilters } from './html';
import { selectFilters } from './select';
import { sequenceFilters } from './sequence';
import { textFilters } from './text';
import { valueFilters } from './value';

const aliases: readonly (readonly [alias: string, name: string])[] = [
  ['count', 'length'],
  ['d', 'default'],
  ['e', 'escape'],
];

function table(routines: readonly Routine[]): Routines {
  const filters = new Map(routines.map((one) => [one.name, one]));
  for (const [alias, name] of aliases) filters.set(alias, filters.get(name)!);
  return filters;
}

/**
 * Jinja's built-in filters ("List of Builtin Filters" in its docs), and those that PromptSource (`choice`,
 * `most_frequent`, `highlight`) and the evaluation harness (`regex_replace`) add. Each is a routine whose first
 * argument is the value it is applied to.
 */
export const builtinFilters: Routines = table([
  ...textFilters,
  ...sequenceFilters,
  ...selectFilters,
  ...valueFilters,
  ...htmlFilters,
  ...extraFilters,
]);
