/** Bytes of a file, `end` exclusive. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The bytes of `wanted` that none of `present` holds, in order. `present` may overlap and stand in any order. */
export function gaps(wanted: Interval, present: readonly Interval[]): readonly Interval[] {
  const missing: Interval[] = [];
  let at = wanted.start;
  for (const { start, end } of [...present].sort((a, b) => a.start - b.start)) {
    if (start >= wanted.end) break;
    if (end <= at || start === end) continue;
    if (start > at) missing.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < wanted.end) missing.push({ start: at, end: wanted.end });
  return missing;
}

/** How many bytes of a file of `size` bytes are present. */
export function covered(size: number, present: readonly Interval[]): number {
  return gaps({ start: 0, end: size }, present).reduce((rest, { start, end }) => rest - (end - start), size);
}
