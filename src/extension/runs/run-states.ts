import type { RunState } from '../../run';

/** Whether a run may still say something. */
export function isActive(state: RunState): boolean {
  return state === 'starting' || state === 'running' || state === 'cancelling';
}

/** Whether a new worker could take the run up where it stopped. */
export function canResume(state: RunState): boolean {
  return state === 'cancelled' || state === 'failed' || state === 'lost';
}
