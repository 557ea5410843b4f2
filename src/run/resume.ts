import { resolve } from 'node:path';
import { type Result, err } from '../text';
import type { RunFailure } from './events';
import { readManifest } from './read';
import type { StartedRun, WorkerOptions } from './start';
import { spawnWorker } from './start';
import { readState } from './state';

/**
 * Starts a new worker on a run that was cancelled, failed or lost. Training goes on from its last checkpoint, with the
 * same batches as if there had been no interruption; evaluations are done again.
 */
export async function resumeRun(dir: string, options: WorkerOptions): Promise<Result<StartedRun, RunFailure>> {
  const path = resolve(dir);
  const manifest = await readManifest(path);
  if (!manifest.ok) return manifest;
  const state = await readState(path);
  if (state === 'running' || state === 'cancelling' || state === 'starting' || state === 'finished') {
    return err({ code: 'already-running', message: `The run in ${path} is ${state}; there is nothing to resume.` });
  }
  return spawnWorker(path, options);
}
