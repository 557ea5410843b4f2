// The npm packages of package-lock.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npm, root, say, tail, Unavailable } from './shell.mjs';

/** Installs what package-lock.json says (`npm ci`) unless exactly that is already in node_modules. */
export async function ensurePackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`installing ${missing.length} npm packages (npm ci)...`);
  const { status, output } = await npm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0) {
    throw new Unavailable(
      `npm ci failed:\n${tail(output)}`,
      'see that the npm registry can be reached, then run it again',
    );
  }
}

/** Names in package-lock.json that node_modules lacks or has in another version; packages of other platforms aside. */
function missingPackages() {
  const wanted = lockedPackages('package-lock.json');
  const installed = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(wanted)
    .filter(([place, entry]) => place !== '' && !entry.optional && installed[place]?.version !== entry.version)
    .map(([place]) => place);
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages ?? {};
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
