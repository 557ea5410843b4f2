// The bundles in dist/.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages } from './packages.mjs';
import { root, run, say, tail, Unavailable } from './shell.mjs';

/** What the bundles are made of. */
const sources = ['src', 'esbuild.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** The last file that a successful build writes. */
const stamp = 'dist/meta.json';

/** Builds when a source is newer than the last build. */
export async function ensureBuild() {
  await ensurePackages();
  if (newest(sources) <= newest([stamp])) return;
  say('building (node esbuild.mjs)...');
  const { status, output } = await run(process.execPath, ['esbuild.mjs']);
  if (status !== 0) throw new Unavailable(`the build failed:\n${tail(output, 40)}`, 'mend the source and run it again');
}

/** The latest modification time (ms) under these files and folders; a removed file shows in its folder's time. */
function newest(places) {
  let latest = 0;
  for (const place of places) {
    const full = path.join(root, place);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat) continue;
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) latest = Math.max(latest, newest(readdirSync(full).map((name) => path.join(place, name))));
  }
  return latest;
}
