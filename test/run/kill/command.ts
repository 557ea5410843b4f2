/**
 * `npm run kill -- [--seed N] [--count N]`: kills the worker of a run again and again and compares what comes out with
 * the run that nobody touched.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAndCompare } from './compare';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '30' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'flan-kill-'));
  const start = performance.now();
  try {
    const tell = (line: string): void => console.log(line);
    const { kills, compared, differing } = await killAndCompare(folder, values.seed, Number(values.count), tell);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const verdict = differing.length === 0 ? 'all equal' : `different: ${differing.join(', ')}`;
    console.log(
      `${kills.length} kills, ${compared} figures and files compared, ${verdict} (seed ${values.seed}, ${seconds} s)`,
    );
    process.exitCode = differing.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
