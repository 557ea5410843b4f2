import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunFiles } from '../../src/run';
import { runPaths } from '../../src/run/paths';

/** Writes run files to where `listRuns` finds them, `root/NAME/STAMP`. @returns the run's folder */
export async function writeRun(root: string, { manifest, events, results, samples }: RunFiles): Promise<string> {
  const dir = path.join(root, manifest.name, manifest.stamp);
  const paths = runPaths(dir);
  await mkdir(dir, { recursive: true });
  const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  await writeFile(paths.manifest, JSON.stringify(manifest));
  await writeFile(paths.events, lines(events));
  await writeFile(paths.samples, lines(samples));
  if (results !== undefined) await writeFile(paths.results, JSON.stringify(results));
  return dir;
}
