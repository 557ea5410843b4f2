// A real VS Code without a desktop: code-server (npm) carries the VS Code server, its extension host and the web
// workbench. It is installed once into the user's cache folder, keyed by version.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, npm, root, say, tail, Unavailable } from './shell.mjs';

const version = '4.139.1';

/** code-server 4.139 wants Node 24; npm ships one as a plain package, so the user's own Node may be older. */
const nodeVersion = '24.21.0';
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Parts of code-server that no test of ours touches: about half of its size. */
const unused = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

const home = path.join(cacheFolder, `code-server-${version}`);

/** Where the installed code-server is: the folder, its Node and its start script. */
export const vsCodeServer = {
  home,
  node: path.join(home, 'node_modules', nodePackage, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'),
  entry: path.join(home, 'node_modules/code-server/out/node/entry.js'),
};

/** Installs code-server unless it is there. Gives `vsCodeServer`. */
export async function ensureVsCodeServer() {
  if (existsSync(vsCodeServer.entry)) return vsCodeServer;
  say(`installing VS Code for tests (code-server ${version}) into ${home}...`);
  // Built beside its place and moved there whole: an interrupted install never looks like a finished one.
  const building = `${home}.${process.pid}`;
  try {
    await install(building);
    if (!existsSync(home)) renameSync(building, home);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return vsCodeServer;
}

async function install(folder) {
  const server = path.join(folder, 'node_modules/code-server/lib/vscode');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'code-server': version, [nodePackage]: nodeVersion } }),
  );
  await npmInstall(folder, []);
  // The server's own packages are not installed by code-server's postinstall, which would compile native modules.
  await npmInstall(server, ['--omit=dev']);
  const stubs = path.join(root, '.ci/ensure/stubs');
  for (const name of ['spdlog', 'native-watchdog']) {
    const target = path.join(server, 'node_modules/@vscode', name);
    mkdirSync(target, { recursive: true });
    copyFileSync(path.join(stubs, `${name}.cjs`), path.join(target, 'index.js'));
  }
  for (const part of unused) rmSync(path.join(server, part), { recursive: true, force: true });
}

async function npmInstall(folder, options) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, output } = await npm(['install', '--prefix', folder, ...quiet, ...options], { cwd: folder });
  if (status !== 0) {
    const remedy = 'see that the npm registry can be reached, or set FLAN_VSCODE=desktop to test in desktop VS Code';
    throw new Unavailable(`code-server could not be installed:\n${tail(output)}`, remedy);
  }
}
