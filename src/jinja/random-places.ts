import type { RandomPlace } from './analysis';
import type { Expression, Statement } from './ast';
import { bodiesOf, expressionsOf } from './uses-name';
import { visitExpressions } from './walk';

const randomFilters: ReadonlySet<string> = new Set(['random', 'choice']);

/** Where a template draws at random: `random` and `choice`, also by name in `map('choice')`, and `lipsum`. */
export function randomPlaces(statements: readonly Statement[]): readonly RandomPlace[] {
  return statements.flatMap((statement) => {
    const found: RandomPlace[] = [];
    for (const expression of expressionsOf(statement)) {
      visitExpressions(expression, (inner) => {
        const name = randomName(inner);
        if (name !== undefined) found.push({ name, span: inner.span });
      });
    }
    return [...found, ...bodiesOf(statement).flatMap(randomPlaces)].sort((a, b) => a.span.start - b.span.start);
  });
}

function randomName(node: Expression): string | undefined {
  if (node.type === 'Name') return node.name === 'lipsum' ? node.name : undefined;
  if (node.type !== 'Filter') return undefined;
  if (randomFilters.has(node.name)) return node.name;
  return node.name === 'map'
    ? node.args.positional.map(randomFilterNamed).find((name) => name !== undefined)
    : undefined;
}

function randomFilterNamed(argument: Expression): string | undefined {
  if (argument.type !== 'Constant' || argument.literal.kind !== 'string') return undefined;
  return randomFilters.has(argument.literal.value) ? argument.literal.value : undefined;
}
