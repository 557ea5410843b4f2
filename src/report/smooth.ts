import type { LossPoint } from './view';

/**
 * Adds a local mean to each loss, weighted by a triangle that reaches as far as a fifteenth of the points to either
 * side. Centred, unlike a running average, so the smooth line does not lag behind a loss that falls.
 */
export function smoothed(points: readonly { readonly step: number; readonly loss: number }[]): readonly LossPoint[] {
  const reach = Math.max(1, Math.round(points.length / 15));
  return points.map(({ step, loss }, centre) => {
    let sum = 0;
    let weights = 0;
    const last = Math.min(points.length - 1, centre + reach);
    for (let i = Math.max(0, centre - reach); i <= last; i++) {
      const weight = reach + 1 - Math.abs(i - centre);
      sum += weight * points[i]!.loss;
      weights += weight;
    }
    return { step, loss, smooth: sum / weights };
  });
}
