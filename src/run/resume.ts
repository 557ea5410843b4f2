import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { type Result, err, ok } from '../text';
import { liftCancel } from './cancel';
import { isRunEvent, type RunFailure } from './events';
import { readJsonLines } from './json-lines';
import { runPaths } from './paths';
import { readManifest } from './read';
import { spawnWorker, type StartedRun, type WorkerOptions } from './start';
import { readState } from './state';

/** A worker that has said nothing after so many milliseconds has failed to start. */
const PATIENCE = 20_000;

/**
 * Starts a new worker on a run that was cancelled, failed or lost, and waits for its first event, so that watchers do
 * not take the old end for the new one. Training goes on from its last checkpoint, with the same batches as if there
 * had been no interruption; evaluations are done again.
 */
export async function resumeRun(dir: string, options: WorkerOptions): Promise<Result<StartedRun, RunFailure>> {
  const path = resolve(dir);
  const manifest = await readManifest(path);
  if (!manifest.ok) return manifest;
  const state = await readState(path);
  if (state !== 'cancelled' && state !== 'failed' && state !== 'lost') {
    const message = l10n.t('The run in {0} cannot be resumed: it is {1}.', path, state);
    return err({ code: 'already-running', message });
  }
  const before = await countStarts(path);
  await liftCancel(path);
  const started = await spawnWorker(path, options);
  if (!started.ok) return started;
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if ((await countStarts(path)) > before) return ok(started.value);
    await sleep(50);
  }
  return err({
    code: 'worker-failed',
    message: l10n.t('The worker did not start.'),
    file: runPaths(path).log,
  });
}

async function countStarts(dir: string): Promise<number> {
  const events = (await readJsonLines(runPaths(dir).events)).filter(isRunEvent);
  return events.filter((event) => event.kind === 'started').length;
}
