import type { Analysis, Assignment } from '../jinja';

/**
 * What a loop sets for those behind it, in vain: Jinja forgets it at the end of each round. Told by a variable of the
 * same name that is set before the loop while nothing in the loop reads this one, or that is read behind it as if it were a
 * column. Names with a leading `_` are thrown away on purpose.
 */
export function lostInLoops({ assigned, uses }: Analysis): readonly Assignment[] {
  return assigned.filter(({ name, span, by, scope, used }, i) => {
    if (by !== 'set' || scope !== 'for' || name.startsWith('_')) return false;
    const isSetBefore = assigned.slice(0, i).some((other) => other.name === name && other.scope !== 'for');
    return (isSetBefore && !used) || uses.some((use) => use.name === name && use.span.start > span.end);
  });
}
