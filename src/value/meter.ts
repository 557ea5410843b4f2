import { PyError } from './error';

/** How much work one render may still do; reaching zero ends it. */
export interface Meter {
  /** Units left: about one per operation, and one per 64 characters or 8 items that an operation makes or reads. */
  left: number;
  /** When the render must be over, in milliseconds of `performance.now()`. */
  readonly deadline: number;
}

/** Thrown when a budget is spent; a kind of its own so that no filter mistakes it for a Python exception. */
export class BudgetError extends Error {
  constructor(readonly budget: 'steps' | 'time' | 'output' | 'depth' | 'size') {
    super(`budget spent: ${budget}`);
  }
}

/** No single string, list or integer (in decimal digits) of a template may grow beyond this. */
export const MAX_SIZE = 1 << 24;

const CLOCK_EVERY = 4096;

const unlimited: Meter = { left: Number.POSITIVE_INFINITY, deadline: Number.POSITIVE_INFINITY };

// Rendering is synchronous, so at most one render is at work; passing the meter through every operation of the value
// model would cost more than the operations.
let current: Meter = unlimited;
let untilClock = CLOCK_EVERY;

/** Runs `work` on this meter; what runs inside another metered piece of work is charged to the inner one only. */
export function withMeter<T>(meter: Meter, work: () => T): T {
  const outer = current;
  current = meter;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** Charges work to the render at hand. @throws BudgetError when steps or time are spent. */
export function charge(units = 1): void {
  if ((current.left -= units) < 0) throw new BudgetError('steps');
  if (--untilClock > 0) return;
  untilClock = CLOCK_EVERY;
  if (current.deadline !== Number.POSITIVE_INFINITY && performance.now() > current.deadline) {
    throw new BudgetError('time');
  }
}

/** Charges for text of `length` UTF-16 units about to be made. @throws BudgetError when it is too long. */
export function chargeText(length: number): void {
  if (length > MAX_SIZE) throw new BudgetError('size');
  charge(1 + (length >>> 6));
}

/** Charges for a list of `count` items about to be made. @throws BudgetError when it is too long. */
export function chargeItems(count: number): void {
  if (count > MAX_SIZE >>> 2) throw new BudgetError('size');
  charge(1 + (count >>> 3));
}

/** Python's own refusal, for what Python refuses too. */
export function tooBig(): PyError {
  return new PyError('OverflowError', 'result too large');
}
