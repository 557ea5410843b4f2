/** How the learning rate moves over a run, by the names that `transformers` has; `totalSteps` counts warm-up too. */
export interface Schedule {
  readonly kind: 'constant' | 'linear' | 'cosine' | 'inverse_sqrt';
  readonly warmupSteps: number;
  readonly totalSteps: number;
}

/** Steps over which `inverse_sqrt` is stretched where there is no warm-up to tell, as in `transformers`. */
const TIMESCALE = 10_000;

/**
 * The rate of one step, counted from 1: it rises linearly to `peak` over the warm-up, then stays (`constant`), falls to
 * 0 after the last step (`linear`, `cosine`), or falls with the root of the steps, so that it halves each time they
 * are four times as many (`inverse_sqrt`), as `get_scheduler` of `transformers` has it; only that its warm-up begins
 * with a step of rate 0, which is left out here.
 */
export function learningRate(schedule: Schedule, peak: number, step: number): number {
  const { kind, warmupSteps, totalSteps } = schedule;
  if (step <= warmupSteps) return (peak * step) / warmupSteps;
  const past = step - 1 - warmupSteps;
  const done = Math.min(1, past / Math.max(1, totalSteps - warmupSteps));
  switch (kind) {
    case 'constant':
      return peak;
    case 'linear':
      return peak * (1 - done);
    case 'cosine':
      return (peak * (1 + Math.cos(Math.PI * done))) / 2;
    case 'inverse_sqrt': {
      const timescale = warmupSteps === 0 ? TIMESCALE : warmupSteps;
      return peak / Math.sqrt((past + timescale) / timescale);
    }
  }
}
