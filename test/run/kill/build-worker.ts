import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../../..');

/** The worker as one file, as it is shipped: thirty of them start in the time that ten take from the source. */
export async function buildWorker(): Promise<string> {
  const outfile = join(root, '.cache/kill/worker.cjs');
  await build({
    entryPoints: [join(root, 'src/run/worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['onnxruntime-node'],
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  return outfile;
}
