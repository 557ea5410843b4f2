import type { LossPoint } from './view';

/**
 * Adds an exponential moving average with bias correction (as Adam corrects its moments), so that the curve starts at
 * the first loss instead of at zero.
 * @param weight share of the old average kept per point, in [0, 1).
 */
export function smoothed(
  points: readonly { readonly step: number; readonly loss: number }[],
  weight = 0.9,
): readonly LossPoint[] {
  let average = 0;
  let norm = 0;
  return points.map(({ step, loss }) => {
    average = weight * average + (1 - weight) * loss;
    norm = weight * norm + (1 - weight);
    return { step, loss, smooth: average / norm };
  });
}
