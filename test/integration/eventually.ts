import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is something, and gives it; fails after `milliseconds`. */
export async function eventually<T>(
  ask: () => T | undefined | false,
  what: string,
  milliseconds = 15_000,
): Promise<Exclude<T, false | undefined>> {
  for (const started = Date.now(); Date.now() - started < milliseconds; await sleep(50)) {
    const answer = ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, false | undefined>;
  }
  throw new Error(`waited ${milliseconds / 1000} s in vain for ${what}`);
}
