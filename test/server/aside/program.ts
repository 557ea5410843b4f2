import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(__dirname, '..', '..', '..');

/** The server as one file of JavaScript: a thread loads no TypeScript. Built anew each time, for it is to be today's. */
export function serverProgram(): string {
  const outfile = join(root, '.cache', 'test-server', 'server.js');
  buildSync({
    entryPoints: [join(root, 'src', 'server', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // As in esbuild.mjs: ES modules among the packages ask where they are.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}
