import { rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, err, ok } from '../text';
import { hasCode, isMissing } from './json-lines';
import type { WorkerRecord } from './run-files';
import { isAlive, readWorkerRecord } from './worker-record';

/** A run directory that is held. */
export interface RunLock {
  readonly release: () => Promise<void>;
}

/** Looks at a lock that says nothing yet, 20 ms apart, before it counts as left behind. */
const patience = 10;

/**
 * Takes a run directory for this process: exclusive creation decides between two that come at once. A lock whose
 * owner is gone is moved away first, by rename, so that of two finders only one gets it.
 * @param heartbeatPath the owner's `worker.json`, whose heartbeat is newer than that in the lock.
 */
export async function takeLock(
  lockPath: string,
  heartbeatPath: string,
  record: WorkerRecord,
): Promise<Result<RunLock, WorkerRecord>> {
  for (let attempt = 0; ; attempt++) {
    try {
      await writeFile(lockPath, JSON.stringify(record), { flag: 'wx' });
      return ok({ release: () => rm(lockPath, { force: true }) });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = await readWorkerRecord(lockPath);
    if (owner === undefined && attempt < patience) {
      // Its taker may be between creating and filling it.
      await sleep(20);
      continue;
    }
    const beat = await readWorkerRecord(heartbeatPath);
    const current = owner !== undefined && beat?.pid === owner.pid ? beat : owner;
    if (current !== undefined && isAlive(current)) return err(current);
    if (attempt > patience + 2) return err(current ?? record);
    await moveAway(lockPath, owner?.pid);
  }
}

/** Another may have moved it already; then the next attempt will tell who has it now. */
async function moveAway(lockPath: string, pid: number | undefined): Promise<void> {
  const stale = `${lockPath}.stale-${String(pid ?? 0)}`;
  try {
    await rename(lockPath, stale);
    await rm(stale, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
