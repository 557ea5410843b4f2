import type { Mixing } from '../recipe';

/**
 * How often each task is drawn; the rates sum to 1 where any task can be drawn at all.
 *
 * @param counts task name to training rows
 */
export function mixingRates(counts: ReadonlyMap<string, number>, mixing: Mixing): ReadonlyMap<string, number> {
  const shares = new Map(
    [...counts].map(([task, rows]) => [task, share(task, Math.min(rows, mixing.trainCap), mixing)]),
  );
  const sum = [...shares.values()].reduce((a, b) => a + b, 0);
  return new Map([...shares].map(([task, value]) => [task, sum > 0 ? value / sum : 0]));
}

/** Not yet divided by the sum. */
function share(task: string, rows: number, mixing: Mixing): number {
  if (rows === 0) return 0;
  switch (mixing.kind) {
    case 'examples_proportional':
      return Math.min(rows, mixing.rateMax);
    case 'temperature':
      return Math.min(rows, mixing.rateMax) ** (1 / mixing.temperature);
    case 'weights':
      return mixing.weights[task] ?? 1;
  }
}
