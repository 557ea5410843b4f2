import * as l10n from '@vscode/l10n';
import { removeStale } from '../disk';
import { OutOfMemory } from '../engine';
import type { HubOptions } from '../hub';
import { CancelWatch } from './cancel';
import { diskFailure } from './disk-failure';
import { EventLog } from './event-log';
import type { RunFailure } from './events';
import { Cancelled } from './failure';
import { takeLock } from './lock';
import { runPaths } from './paths';
import { readManifest } from './read';
import { WorkerSession } from './session';
import { work } from './work';
import { Heartbeat, ownRecord } from './worker-record';

/**
 * A worker's life on a run directory: takes it for itself, does the work, and leaves a last event that says how it
 * ended.
 * @param hub where datasets of the hub are downloaded from
 * @param script the worker's own, which tries providers in processes of their own
 * @returns the failure where there was one.
 */
export async function runWorker(dir: string, hub: HubOptions, script = ''): Promise<RunFailure | undefined> {
  try {
    return await takeRun(dir, hub, script);
  } catch (error) {
    return failureOf(error, dir);
  }
}

async function takeRun(dir: string, hub: HubOptions, script: string): Promise<RunFailure | undefined> {
  const manifest = await readManifest(dir);
  if (!manifest.ok) return manifest.error;
  const paths = runPaths(dir);
  const record = ownRecord();
  const lock = await takeLock(paths.lock, paths.worker, record);
  if (!lock.ok) {
    return {
      code: 'already-running',
      message: l10n.t('Process {0} on {1} already works on {2}.', lock.error.pid, lock.error.host, dir),
      remedy: l10n.t('Wait for it, or cancel it.'),
    };
  }
  await removeStale(dir);
  const log = new EventLog(paths.events);
  const heartbeat = await Heartbeat.start(paths.worker, record);
  const cancel = new CancelWatch(dir);
  try {
    log.append({ kind: 'started', pid: process.pid, mode: manifest.value.mode });
    const session = new WorkerSession(paths, log, heartbeat, cancel);
    const done = await work(manifest.value, { hub, script }, session);
    if (done.ok) return undefined;
    log.append({ kind: 'failed', ...done.error });
    return done.error;
  } catch (error) {
    if (error instanceof Cancelled) {
      log.append({ kind: 'cancelled', message: l10n.t('The last checkpoint is kept.') });
      return undefined;
    }
    const failure = await failureOf(error, dir);
    lastWord(log, failure);
    return failure;
  } finally {
    await heartbeat.stop();
    await lock.value.release();
  }
}

/** On a disk that is full even this may fail; then the process's own output, which is elsewhere, has it. */
function lastWord(log: EventLog, failure: RunFailure): void {
  try {
    log.append({ kind: 'failed', ...failure });
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
  }
}

/** A disk that will take no more, or else memory gone, a fault of this program: whatever nothing else has caught. */
async function failureOf(error: unknown, dir: string): Promise<RunFailure> {
  const failure = await diskFailure(error, dir);
  if (failure !== undefined) return failure;
  if (error instanceof OutOfMemory) {
    return {
      code: 'out-of-memory',
      message: l10n.t('Memory ran out although one sequence was computed at a time: {0}', error.message),
      remedy: l10n.t(
        'Close other programs, shorten `lengths`, or train an adapter or with `train.activation_checkpointing`.',
      ),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
  return {
    code: 'unexpected',
    message: l10n.t('The worker stopped on an unexpected error: {0}', message),
    remedy: l10n.t('worker.log in the run folder has the details.'),
  };
}
