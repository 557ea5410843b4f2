import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './json-lines';
import { readManifest } from './read';
import type { RunState } from './run-files';
import { readState } from './state';

/** A run as a list shows it. */
export interface RunSummary {
  readonly dir: string;
  readonly name: string;
  readonly stamp: string;
  readonly recipePath: string;
  readonly state: RunState;
}

/** The runs under `root/NAME/STAMP`, newest first; folders that are no runs are passed over. */
export async function listRuns(root: string): Promise<readonly RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const name of await folders(root)) {
    for (const stamp of await folders(join(root, name))) {
      const dir = join(root, name, stamp);
      const manifest = await readManifest(dir);
      if (!manifest.ok) continue;
      const { name: runName, recipePath } = manifest.value;
      summaries.push({ dir, name: runName, stamp, recipePath, state: await readState(dir) });
    }
  }
  return summaries.sort((a, b) => (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : 0));
}

async function folders(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
