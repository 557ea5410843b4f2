import type { TrainSettings } from '../recipe';
import type { DevPoint } from './dev-look';

/** What the looks at the dev rows come to. */
export interface Verdict {
  /** The first of the best; undefined before the first look. */
  readonly best: DevPoint | undefined;
  /** Whether `early_stopping` ends the training here. */
  readonly stops: boolean;
}

/**
 * The best look so far, by loss or accuracy, and whether so many since have brought no more than `min_delta` that
 * nothing is to be hoped for. Loss decides where no example is scored by rank.
 */
export function judge(points: readonly DevPoint[], { bestBy, earlyStopping }: TrainSettings): Verdict {
  let best: DevPoint | undefined;
  let reference: DevPoint | undefined;
  let waited = 0;
  for (const point of points) {
    if (best === undefined || gain(point, best, bestBy) > 0) best = point;
    if (reference === undefined || gain(point, reference, bestBy) > (earlyStopping?.minDelta ?? 0)) {
      reference = point;
      waited = 0;
    } else waited++;
  }
  return { best, stops: earlyStopping !== undefined && waited >= earlyStopping.patience };
}

/** How much better; a loss that is not finite is worse than all. */
function gain(point: DevPoint, before: DevPoint, by: TrainSettings['bestBy']): number {
  if (by === 'accuracy' && point.accuracy !== null && before.accuracy !== null) return point.accuracy - before.accuracy;
  const [now, then] = [point.loss, before.loss].map((loss) => (Number.isFinite(loss) ? loss : Number.MAX_VALUE));
  return then! - now!;
}
