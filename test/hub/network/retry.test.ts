import assert from 'node:assert/strict';
import { parseRetryAfter, sleep, waitBefore } from '../../../src/hub/network/retry';
import type { HubOptions } from '../../../src/hub';

const now = Date.UTC(2026, 0, 1, 12);
const options: HubOptions = { endpoint: '', cacheDir: '', assetsDir: '', offline: false };

describe('retry', () => {
  const headers: readonly [string, number | undefined][] = [
    ['7', 7000],
    ['0', 0],
    ['1.5', 1500],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', undefined],
  ];
  for (const [header, milliseconds] of headers) {
    it(`reads "Retry-After: ${header}"`, () => assert.equal(parseRetryAfter(header, now), milliseconds));
  }

  it('waits twice as long each time, up to a bound', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempt) => waitBefore(attempt, null, now));
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it('falls back on its own pace where the header makes no sense', () => {
    assert.equal(waitBefore(1, 'soon', now), 500);
  });

  it('does not wait for long', () => {
    assert.equal(waitBefore(1, '120', now), 120_000);
    assert.equal(waitBefore(1, '121', now), undefined);
  });

  it('sleeps no longer than until it is cancelled', async () => {
    const stop = new AbortController();
    const start = performance.now();
    const slept = sleep(60_000, { ...options, signal: stop.signal });
    stop.abort();
    await slept;
    await sleep(60_000, { ...options, signal: stop.signal });
    assert.ok(performance.now() - start < 5000);
  });
});
