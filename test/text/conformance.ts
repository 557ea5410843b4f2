/**
 * Maps every scalar of the YAML files below a folder and holds each unit against its stretch of the file:
 * `npm run conformance:places -- FOLDER`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapFile } from './map-file';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: npm run conformance:places -- FOLDER');
  process.exit(2);
}

let scalars = 0;
const faults: string[] = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const mapped = mapFile(readFileSync(path, 'utf8'));
  scalars += mapped.scalars;
  faults.push(...mapped.faults.map((fault) => `${path}: ${fault}`));
}
console.log(`${scalars} scalars placed, ${faults.length} failed`);
for (const fault of faults.slice(0, 25)) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
