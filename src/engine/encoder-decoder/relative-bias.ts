import type { RelativePositions } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { sum } from '../ops/arithmetic';
import { embed } from '../ops/embedding';
import { concatLast, reshape, sliceLast, transpose, zeros } from '../ops/shape';

/** Whether a token may look ahead: distances after it then have buckets of their own. */
export type Direction = 'both' | 'back';

/**
 * The bucket of a distance, key's place less query's (Raffel et al. 2020, section 2.1): near ones have one each, farther
 * ones share on a logarithmic scale. Rounded as 32-bit floats do, which decides where a bucket ends.
 */
export function relativeBucket(
  distance: number,
  { buckets, maxDistance }: RelativePositions,
  direction: Direction,
): number {
  const count = direction === 'both' ? buckets >> 1 : buckets;
  const ahead = direction === 'both' && distance > 0 ? count : 0;
  const away = direction === 'both' ? Math.abs(distance) : Math.max(0, -distance);
  const exact = count >> 1;
  if (away < exact) return ahead + away;
  const { fround } = Math;
  const log = fround(Math.log(fround(away / exact)));
  const share = fround(fround(log / fround(Math.log(maxDistance / exact))) * (count - exact));
  return ahead + Math.min(count - 1, exact + Math.trunc(share));
}

/**
 * What the distance of query and key adds to their score, `[1, heads, length, length]`, from the learnt
 * `table [buckets, heads]`. Texts packed into one sequence need no positions: distances within each are the same.
 */
export function relativeBias(
  g: Graph,
  table: Value,
  relative: RelativePositions,
  direction: Direction,
  length: number,
): Value {
  const distances = Array.from({ length: 2 * length - 1 }, (_, i) => i - (length - 1));
  const buckets = BigInt64Array.from(distances, (distance) => BigInt(relativeBucket(distance, relative, direction)));
  const byDistance = embed(g, table, g.initializer('i64', [distances.length], buckets));
  return skew(g, transpose(g, byDistance, [1, 0]), length);
}

/** Lays `rows [heads, 2 * length - 1]`, a number for each distance, out as `[1, heads, length, length]`. */
function skew(g: Graph, rows: Value, length: number): Value {
  const [heads, width] = rows.shape as readonly [number, number];
  const places = BigInt64Array.from({ length: length * length }, (_, i) =>
    BigInt((i % length) - Math.floor(i / length) + length - 1),
  );
  const index = g.initializer('i64', [length, length], places);
  const y = g.withoutRecording(() =>
    reshape(g, g.emit('Gather', [rows, index], [heads, length, length], { attributes: { axis: int(1) } }), [
      1,
      heads,
      length,
      length,
    ]),
  );
  return g.record(y, [rows], (dy) => {
    // With its rows turned over and one number longer than wanted, reading the matrix in rows of the wanted width moves
    // each a place further: what is of one distance then stands in one column. Sums need no scatter.
    const backwards = g.integers(Array.from({ length }, (_, i) => length - 1 - i));
    const square = [heads, length, length];
    const turned = g.emit('Gather', [reshape(g, dy, square), backwards], square, { attributes: { axis: int(1) } });
    const wide = reshape(g, concatLast(g, [turned, zeros(g, square)]), [heads, length * (width + 1)]);
    const columns = reshape(g, sliceLast(g, wide, 0, length * width), [heads, length, width]);
    return [reshape(g, sum(g, columns, [1]), rows.shape)];
  });
}
