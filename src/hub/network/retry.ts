import type { HubOptions } from '../options';

/** How often one request is sent before its failure counts. */
export const maxAttempts = 5;

/** A hub that asks for a longer wait than this is not waited for: people want to know, not to stare. */
const longestWait = 120_000;

/**
 * Milliseconds until the next attempt, or undefined where that is too long to wait for.
 *
 * @param attempt the one that failed, from 1
 * @param retryAfter the header of that name: seconds, or an HTTP date (RFC 9110, section 10.2.3)
 */
export function waitBefore(attempt: number, retryAfter: string | null, now: number): number | undefined {
  const asked = retryAfter === null ? undefined : parseRetryAfter(retryAfter, now);
  const wait = asked ?? Math.min(500 * 2 ** (attempt - 1), 8000);
  return wait <= longestWait ? wait : undefined;
}

/** Milliseconds from now; undefined where the header is neither seconds nor a date. */
export function parseRetryAfter(header: string, now: number): number | undefined {
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Sleeps by the options' clock, or by the machine's. */
export async function sleep(milliseconds: number, options: HubOptions): Promise<void> {
  await (options.clock?.sleep ?? sleepReally)(milliseconds, options.signal);
}

export function now(options: HubOptions): number {
  return (options.clock?.now ?? Date.now)();
}

function sleepReally(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
