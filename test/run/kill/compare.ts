import { isDeepStrictEqual } from 'node:util';
import { startRun, watchRun } from '../../../src/run';
import { makeWorkspace } from '../a-workspace';
import { buildWorker } from './build-worker';
import { type Killed, killRun } from './kill-run';
import { drawMoments } from './moments';
import { outcomeOf } from './outcome';

export interface Comparison {
  readonly kills: readonly Killed[];
  /** Files and figures that were compared. */
  readonly compared: number;
  /** Those that are not the same to the bit. */
  readonly differing: readonly string[];
}

/** Trains a tiny model twice, once undisturbed and once with its worker killed again and again. */
export async function killAndCompare(
  folder: string,
  seed: string,
  count: number,
  tell?: (line: string) => void,
): Promise<Comparison> {
  const workerPath = await buildWorker();
  const recipe = await makeWorkspace(folder, {
    // Enough that every kill amid training finds some, and a checkpoint often enough that each life comes further.
    steps: 9 * count,
    logEvery: 2,
    train: 'checkpoint_every: 3\neval_every: 20\nkeep: best',
  });
  const undisturbed = await startRun(recipe, { workerPath, name: 'undisturbed', version: '0.0.0-kill' });
  if (!undisturbed.ok) throw new Error(undisturbed.error.message);
  for await (const event of watchRun(undisturbed.value.dir)) {
    if (event.kind === 'failed') throw new Error(event.message);
  }
  const { dir, kills } = await killRun(recipe, workerPath, drawMoments(seed, count), tell);
  const [whole, killed] = [await outcomeOf(undisturbed.value.dir), await outcomeOf(dir)];
  const keys = [...new Set([...Object.keys(whole), ...Object.keys(killed)])];
  return {
    kills,
    compared: keys.length,
    differing: keys.filter((key) => !isDeepStrictEqual(whole[key], killed[key])),
  };
}
