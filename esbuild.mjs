#!/usr/bin/env node
// Bundles src/ into dist/:  node esbuild.mjs [--production] [--watch]
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

process.chdir(path.dirname(fileURLToPath(import.meta.url)));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  legalComments: 'none',
};

/** Programs of Node. onnxruntime-node stays outside because it loads native libraries from beside itself. */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  external: ['vscode', 'onnxruntime-node'],
  // Some packages' "main" is a UMD file whose requires cannot be followed; their "module" is plain.
  mainFields: ['module', 'main'],
  // ES modules among the packages ask where they are; a CommonJS bundle has to tell them.
  define: { 'import.meta.url': 'importMetaUrl' },
};

const banner = (file, hashbang) =>
  `${hashbang && !readFileSync(file, 'utf8').startsWith('#!') ? '#!/usr/bin/env node\n' : ''}` +
  `const importMetaUrl = require('node:url').pathToFileURL(__filename).href;`;

const programs = {
  extension: 'src/extension/extension.ts',
  server: 'src/server/main.ts',
  worker: 'src/run/worker.ts',
  cli: 'src/cli/main.ts',
};
const pages = { preview: 'src/webview/preview.ts', results: 'src/webview/results.ts' };
const schemas = ['src/task/task.schema.json', 'src/recipe/recipe.schema.json'];

const written = (entries) => Object.entries(entries).filter(([, file]) => existsSync(file));
const bundles = [
  ...written(programs).map(([name, file]) => ({
    ...node,
    entryPoints: { [name]: file },
    outdir: 'dist',
    banner: { js: banner(file, name === 'cli') },
  })),
  {
    ...common,
    entryPoints: Object.fromEntries(written(pages)),
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    target: ['es2022', 'chrome120'],
  },
];

/** What no bundler makes: the schemas that package.json contributes, and the right to run the CLI. */
function finish(metafiles) {
  mkdirSync('dist/schemas', { recursive: true });
  for (const file of schemas.filter(existsSync)) copyFileSync(file, path.join('dist/schemas', path.basename(file)));
  if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755);
  const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile.outputs));
  for (const [file, { bytes }] of Object.entries(outputs)) {
    if (!file.endsWith('.map')) console.log(`${(bytes / 1024).toFixed(1).padStart(9)} KiB  ${file}`);
  }
  // Written last: its time says when the last whole build ended (.ci/ensure/build.mjs).
  writeFileSync('dist/meta.json', JSON.stringify(metafiles));
}

if (watch) {
  // The two lines around each build are what the problem matcher in .vscode/tasks.json waits for.
  const announce = {
    name: 'announce',
    setup(on) {
      on.onStart(() => console.log('[watch] build started'));
      on.onEnd(({ metafile, errors }) => {
        if (metafile && errors.length === 0) finish([metafile]);
        console.log('[watch] build finished');
      });
    },
  };
  for (const options of bundles) await (await context({ ...options, plugins: [announce] })).watch();
} else {
  if (production) rmSync('dist', { recursive: true, force: true });
  const results = await Promise.allSettled(bundles.map((options) => build(options)));
  // esbuild has told its errors already.
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
  else finish(results.map(({ value }) => value.metafile));
}
