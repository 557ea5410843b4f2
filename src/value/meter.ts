import { PyError } from './error';

/** How much work one render may still do; reaching zero ends it. */
export interface Meter {
  /** Units left: about one per operation, and one per 64 characters or 8 items that an operation makes or reads. */
  left: number;
  /** How long the render may take, in milliseconds; counted from the first few thousand units of work. */
  readonly maxTime: number;
  /** When it must be over, in milliseconds of `performance.now()`; nothing until the clock has been read. */
  deadline?: number;
}

/** Thrown when a budget is spent; a kind of its own so that no filter mistakes it for a Python exception. */
export class BudgetError extends Error {
  constructor(readonly budget: 'steps' | 'time' | 'output' | 'depth' | 'size') {
    super(`budget spent: ${budget}`);
  }
}

/** No single string, list or integer (in decimal digits) of a template may grow beyond this. */
export const MAX_SIZE = 1 << 24;

/** Units of work between two looks at the meter and the clock. */
const GRANT = 4096;

// Rendering is synchronous, so at most one render is at work; passing the meter through every operation of the value
// model would cost more than the operations. For the same reason work is first charged to a small grant, a counter of
// its own, and the meter is looked at only when that is used up.
let current: Meter | undefined;
let granted = GRANT;
let grant = GRANT;

/** Runs `work` on this meter; what runs inside another metered piece of work is charged to the inner one only. */
export function withMeter<T, A>(meter: Meter, work: (argument: A) => T, argument: A): T {
  const [outer, outerGranted, outerGrant] = [current, granted, grant];
  current = meter;
  grant = granted = Math.min(GRANT, meter.left);
  try {
    return work(argument);
  } finally {
    meter.left -= granted - grant;
    current = outer;
    granted = outerGranted;
    grant = outerGrant;
  }
}

/** Charges work to the render at hand. @throws BudgetError when steps or time are spent. */
export function charge(units = 1): void {
  if ((grant -= units) < 0) renew();
}

/** Settles a used grant with the meter and takes a new one. */
function renew(): void {
  const meter = current;
  if (meter === undefined) {
    grant = GRANT;
    return;
  }
  meter.left -= granted - grant;
  grant = granted = Math.min(GRANT, Math.max(0, meter.left));
  if (meter.left < 0) throw new BudgetError('steps');
  const now = performance.now();
  meter.deadline ??= now + meter.maxTime;
  if (now > meter.deadline) throw new BudgetError('time');
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
