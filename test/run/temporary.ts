import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'mocha';

/** A folder that is gone when the suite is. Call inside `describe`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'flan-run-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
