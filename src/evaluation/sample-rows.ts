import { createRandom } from '../random';

/**
 * At most `limit` of the rows, drawn without replacement by `seed` and given in their own order. The same seed and
 * rows give the same sample, so base and tuned, today and tomorrow, meet the same questions.
 */
export function sampleRows<T>(rows: readonly T[], limit: number, seed: string): readonly T[] {
  if (rows.length <= limit) return rows;
  const places = createRandom(seed)
    .shuffled(rows.map((_, place) => place))
    .slice(0, limit);
  return places.sort((a, b) => a - b).map((place) => rows[place]!);
}
