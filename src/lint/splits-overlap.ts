import type { SplitSpec } from '../data';

/** More rows than slices count: only what overlaps in a large split does so for certain. */
const MANY = 1e12;

/** Whether two splits certainly share stored rows. */
export function splitsOverlap(a: SplitSpec, b: SplitSpec): boolean {
  if (a.name !== b.name) return false;
  const [start, end] = rangeOf(a);
  const [otherStart, otherEnd] = rangeOf(b);
  return Math.max(start, otherStart) < Math.min(end, otherEnd);
}

function rangeOf({ start = 0, end = MANY }: SplitSpec): readonly [number, number] {
  return [start < 0 ? MANY + start : start, end < 0 ? MANY + end : end];
}
