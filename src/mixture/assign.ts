import { createRandom } from '../random';
import type { Recipe } from '../recipe';
import type { TaskTemplate } from '../task';

/** Which template the next example of a task takes; called once per example, in order. */
export type Assign = () => TaskTemplate;

/**
 * Round-robin as in FLAN's code (`drop_remainder` left aside: no example is cut off), or a seeded draw. Template
 * kinds weigh in either; with equal weights the cycle is the templates in their order.
 *
 * @param templates at least one, none of weight 0
 */
export function assigner(
  templates: readonly TaskTemplate[],
  { assign, kinds }: Recipe['templates'],
  seed: string,
): Assign {
  const weights = templates.map(({ kind }) => kinds[kind] ?? 1);
  const total = weights.reduce((a, b) => a + b, 0);
  switch (assign) {
    case 'cycle':
      return cycle(templates, weights, total);
    case 'random': {
      const random = createRandom(seed);
      return () => templates[indexAt(weights, random.next() * total)]!;
    }
  }
}

/** Smooth weighted round-robin: in every stretch each template stands as often as its weight asks, spread evenly. */
function cycle(templates: readonly TaskTemplate[], weights: readonly number[], total: number): Assign {
  const credit = weights.map(() => 0);
  return () => {
    let best = 0;
    for (let i = 0; i < credit.length; i++) {
      credit[i]! += weights[i]!;
      // A hair of advantage for the earlier template keeps rounding from breaking ties.
      if (credit[i]! > credit[best]! + 1e-9) best = i;
    }
    credit[best]! -= total;
    return templates[best]!;
  };
}

/** The index into whose share `point` falls; weights are the shares' lengths. */
export function indexAt(weights: readonly number[], point: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    if (point < sum) return i;
  }
  // Rounding may leave the point at the very end.
  return weights.findLastIndex((weight) => weight > 0);
}
