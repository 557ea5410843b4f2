import * as l10n from '@vscode/l10n';
import type { HubOptions } from '../hub';
import { CancelWatch } from './cancel';
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
 * @returns the failure where there was one.
 */
export async function runWorker(dir: string, hub: HubOptions): Promise<RunFailure | undefined> {
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
  const log = new EventLog(paths.events);
  const heartbeat = await Heartbeat.start(paths.worker, record);
  const cancel = new CancelWatch(dir);
  try {
    log.append({ kind: 'started', pid: process.pid, mode: manifest.value.mode });
    const done = await work(manifest.value, hub, new WorkerSession(paths, log, heartbeat, cancel));
    if (done.ok) return undefined;
    log.append({ kind: 'failed', ...done.error });
    return done.error;
  } catch (error) {
    if (error instanceof Cancelled) {
      log.append({ kind: 'cancelled', message: l10n.t('The last checkpoint is kept.') });
      return undefined;
    }
    const failure = unexpected(error);
    log.append({ kind: 'failed', ...failure });
    return failure;
  } finally {
    await heartbeat.stop();
    await lock.value.release();
  }
}

/** Disk full, memory gone, a fault of this program: whatever nothing else has caught. */
function unexpected(error: unknown): RunFailure {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
  return {
    code: 'unexpected',
    message: l10n.t('The worker stopped on an unexpected error: {0}', message),
    remedy: l10n.t('worker.log in the run folder has the details.'),
  };
}
