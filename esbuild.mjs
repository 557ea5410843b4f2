#!/usr/bin/env node
// Bundles src/ into dist/:  node esbuild.mjs [--production] [--watch]
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
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

/**
 * What a program reads only when it needs it (`await import`), by the words it is asked for with: one file each, which
 * the programs share, so that none of them grows with it.
 */
const later = {
  '@huggingface/tokenizers': '@huggingface/tokenizers',
  './hub-package': 'src/hub/hub-package.ts',
  './import-templates': 'src/extension/commands/import-templates.ts',
  './new-task': 'src/extension/commands/new-task.ts',
  './run-work': 'src/extension/runs/run-work.ts',
  '../runs/run-work': 'src/extension/runs/run-work.ts',
  fzstd: 'fzstd',
  hyparquet: 'hyparquet',
  'hyparquet/src/column.js': 'hyparquet/src/column.js',
  'hyparquet-compressors': 'hyparquet-compressors',
};
const schemas = ['src/task/task.schema.json', 'src/recipe/recipe.schema.json', 'src/snapshot/snapshot.schema.json'];

/** Compiles the schemas now, so that no program carries the compiler and waits for it (`src/document/compile-schema.ts`). */
const compiledSchemas = {
  name: 'compiled-schemas',
  setup(on) {
    on.onLoad({ filter: /[\\/]document[\\/]compile-schema\.ts$/ }, () => {
      const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, code: { source: true, esm: true } });
      const names = {};
      const titles = schemas.map((file, index) => {
        const schema = JSON.parse(readFileSync(file, 'utf8'));
        ajv.addSchema(schema, (names[`check${index}`] = `schema${index}`));
        return `${JSON.stringify(schema.title)}: check${index}`;
      });
      const choose = `const compiled = { ${titles.join(', ')} };
        export const compileSchema = ({ title }) => compiled[title];`;
      const contents = `${standaloneCode.default(ajv, names)}\n${choose}`;
      return { contents, loader: 'js', resolveDir: '.', watchFiles: schemas.map((file) => path.resolve(file)) };
    });
  },
};

const laterFile = (name) => path.basename(name.replaceAll('/src/', '-'), '.js');
const readLater = (folder) => ({
  name: 'read-later',
  setup(on) {
    on.onResolve({ filter: /./ }, ({ path: name, kind }) =>
      kind === 'dynamic-import' && name in later
        ? { path: `${folder}/${laterFile(name)}.js`, external: true }
        : undefined,
    );
  },
});

/**
 * Programs that run in a browser: a file `x.web.ts` beside `x.ts` takes its place, and what is left of Node is paths.
 * One file each, with all that Node's programs read later: a worker can load no other.
 */
const web = {
  ...common,
  platform: 'browser',
  target: ['es2022', 'chrome120', 'firefox120', 'safari17'],
  alias: { 'node:path': './src/server/web/node-path.ts', 'node:path/posix': './src/server/web/node-path.ts' },
  plugins: [
    compiledSchemas,
    {
      name: 'stand-ins',
      setup(on) {
        // A door may lead to what needs Node, as long as nothing of it is used.
        on.onResolve({ filter: /^node:/ }, ({ path: name }) =>
          name in web.alias ? undefined : { path: name, namespace: 'absent', sideEffects: false },
        );
        on.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
        on.onEnd(({ metafile, errors }) => {
          const used = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) => Object.keys(inputs));
          const absent = used.filter((file) => file.startsWith('absent:'));
          const users = Object.entries(metafile?.inputs ?? {})
            .filter(([file, { imports }]) => used.includes(file) && imports.some((each) => absent.includes(each.path)))
            .map(([file]) => file);
          if (errors.length > 0 || absent.length === 0) return undefined;
          return { errors: [{ text: `A program for browsers uses ${absent.join(', ')}: ${users.join(', ')}` }] };
        });
        on.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
          const standIn = file.replace(/\.ts$/, '.web.ts');
          return existsSync(standIn)
            ? { contents: readFileSync(standIn, 'utf8'), loader: 'ts', watchFiles: [standIn] }
            : undefined;
        });
      },
    },
  ],
};

const banner = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

const programs = {
  extension: 'src/extension/extension.ts',
  server: 'src/server/main.ts',
  worker: 'src/run/worker.ts',
  cli: 'src/cli/main.ts',
};
const webPrograms = {
  server: { entry: 'src/server/web.ts', format: 'iife' },
  extension: { entry: 'src/extension/web.ts', format: 'cjs', external: ['vscode'] },
};
const pages = {
  comparison: 'src/webview/comparison.ts',
  preview: 'src/webview/preview.ts',
  results: 'src/webview/results.ts',
  rows: 'src/webview/rows.ts',
};

const bundles = [
  ...Object.entries(programs).map(([name, file]) => ({
    ...node,
    entryPoints: { [name]: file },
    outdir: 'dist',
    plugins: [readLater('./later'), compiledSchemas],
    banner: { js: ['cli', 'server'].includes(name) ? `#!/usr/bin/env node\n${banner}` : banner },
  })),
  {
    ...node,
    entryPoints: Object.fromEntries(Object.entries(later).map(([name, entry]) => [laterFile(name), entry])),
    outdir: 'dist/later',
    plugins: [readLater('.'), compiledSchemas],
    banner: { js: banner },
  },
  ...Object.entries(webPrograms).map(([name, { entry, ...options }]) => ({
    ...web,
    ...options,
    entryPoints: { [name]: entry },
    outdir: 'dist/web',
  })),
  {
    ...common,
    entryPoints: pages,
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    target: ['es2022', 'chrome120'],
  },
];

/** What no bundler makes: the schemas that package.json contributes, the right to run programs, and the sizes. */
function finish(metafiles) {
  mkdirSync('dist/schemas', { recursive: true });
  for (const file of schemas) copyFileSync(file, path.join('dist/schemas', path.basename(file)));
  for (const file of ['dist/cli.js', 'dist/server.js']) chmodSync(file, 0o755);
  const outputs = metafiles.flatMap((metafile) => Object.entries(metafile.outputs));
  for (const [file, { bytes }] of outputs) {
    if (!file.endsWith('.map')) console.log(`${(bytes / 1024).toFixed(1).padStart(9)} KiB  ${file}`);
  }
  // Written last: its time says when the last whole build ended (.ci/ensure/build.mjs).
  writeFileSync('dist/meta.json', JSON.stringify(metafiles));
}

if (watch) {
  const metafiles = [];
  // The two lines around each build are what the problem matcher in .vscode/tasks.json waits for.
  const announce = (index) => ({
    name: 'announce',
    setup(on) {
      on.onStart(() => console.log('[watch] build started'));
      on.onEnd((result) => {
        if (result.errors.length === 0) metafiles[index] = result.metafile;
        if (Object.keys(metafiles).length === bundles.length) finish(metafiles);
        console.log('[watch] build finished');
      });
    },
  });
  for (const [index, options] of bundles.entries()) {
    await (await context({ ...options, plugins: [...(options.plugins ?? []), announce(index)] })).watch();
  }
} else {
  if (production) rmSync('dist', { recursive: true, force: true });
  const results = await Promise.allSettled(bundles.map((options) => build(options)));
  // esbuild has told its errors already, but not those of a plugin that it did not take.
  for (const { reason } of results) if (reason && !reason.errors) console.error(reason);
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
  else finish(results.map(({ value }) => value.metafile));
}
