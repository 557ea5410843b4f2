import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubClock, HubOptions } from '../../src/hub';
import type { Result } from '../../src/text';
import { StandInHub, type StandInDataset } from './stand-in-hub';

/** A stand-in hub with an empty cache, for one test. */
export interface HubFixture {
  readonly hub: StandInHub;
  readonly options: HubOptions;
  readonly clock: TestClock;
}

/** A clock whose sleeps take no time and are remembered. */
export class TestClock implements HubClock {
  readonly slept: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  readonly now = (): number => this.#now;

  readonly sleep = (milliseconds: number): Promise<void> => {
    this.slept.push(milliseconds);
    this.#now += milliseconds;
    return Promise.resolve();
  };
}

/** Runs a test with a hub of its own, and cleans up behind it. */
export async function withHub(
  datasets: Readonly<Record<string, StandInDataset>>,
  test: (fixture: HubFixture) => Promise<void>,
): Promise<void> {
  const hub = await StandInHub.start(datasets);
  const folder = await mkdtemp(join(tmpdir(), 'flan-hub-'));
  const clock = new TestClock();
  const options: HubOptions = {
    endpoint: hub.endpoint,
    cacheDir: join(folder, 'hub'),
    assetsDir: join(folder, 'assets'),
    offline: false,
    clock,
  };
  try {
    await test({ hub, options, clock });
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The value of a result that has to be good. */
export function good<T>(result: Result<T, { readonly message: string }>): T {
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

/** The problem of a result that has to be bad, by its code; its message has to match. */
export function bad(
  result: Result<unknown, { readonly code: string; readonly message: string }>,
  says: RegExp,
): string {
  assert.ok(!result.ok, 'expected a problem');
  assert.match(result.error.message, says);
  return result.error.code;
}

/** Bytes that repeat nowhere within a file of this size, so that a wrong offset shows. */
export function noise(length: number, seed = 1): Uint8Array {
  const out = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    out[i] = state >>> 24;
  }
  return out;
}
