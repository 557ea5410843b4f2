/** How the learning rate moves over a run; `totalSteps` counts warm-up too. */
export interface Schedule {
  readonly kind: 'constant' | 'linear' | 'cosine';
  readonly warmupSteps: number;
  readonly totalSteps: number;
}

/**
 * The rate of one step, counted from 1: it rises linearly to `peak` over the warm-up, then stays (`constant`) or falls
 * to 0 after the last step (`linear`, `cosine`), as `get_scheduler` of `transformers` has it.
 */
export function learningRate(schedule: Schedule, peak: number, step: number): number {
  const { kind, warmupSteps, totalSteps } = schedule;
  if (step <= warmupSteps) return (peak * step) / warmupSteps;
  if (kind === 'constant') return peak;
  const done = Math.min(1, (step - 1 - warmupSteps) / Math.max(1, totalSteps - warmupSteps));
  return kind === 'linear' ? peak * (1 - done) : (peak * (1 + Math.cos(Math.PI * done))) / 2;
}
