import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const ENDING = /\.(\d+)\.tmp$/;

/** A name beside `name` for a file that is not whole yet; it tells whose it is. */
export function temporaryName(name: string): string {
  return `${name}.${process.pid}.tmp`;
}

/** Removes what an export that was killed has left in a folder; another that goes on keeps its files. */
export async function removeStale(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const pid = Number(ENDING.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(folder, name), { force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
