/** How many solved examples there may be: FLAN's own numbers of shots (`ShotConfig` of its v2 code). */
export const exemplarSteps: readonly number[] = [0, 1, 2, 3, 5, 10];

/** The next number of solved examples in a direction; the same where there is none. */
export function nextExemplars(now: number, direction: 1 | -1): number {
  const more = exemplarSteps.find((count) => count > now);
  const fewer = exemplarSteps.findLast((count) => count < now);
  return (direction === 1 ? more : fewer) ?? now;
}
