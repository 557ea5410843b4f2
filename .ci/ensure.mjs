#!/usr/bin/env node
// Makes sure that what a command needs is on this machine, with plain Node only, so that it works from a fresh clone:
//
//   node .ci/ensure.mjs [packages] [build] [browser] [vscode]
//
// What is already there costs nothing; what is missing is installed with a line saying so; what cannot be installed
// ends the command with its remedy. No argument means `packages build`.
import { ensureBrowser } from './ensure/browser.mjs';
import { ensureBuild } from './ensure/build.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { say, Unavailable } from './ensure/shell.mjs';
import { ensureVsCodeServer } from './ensure/vscode-server.mjs';

const needs = {
  packages: ensurePackages,
  build: ensureBuild,
  browser: ensureBrowser,
  vscode: ensureVsCodeServer,
};

const wanted = process.argv.slice(2);
try {
  for (const name of wanted.length > 0 ? wanted : ['packages', 'build']) {
    const ensure = needs[name];
    if (!ensure)
      throw new Unavailable(`"${name}" is not something to ensure`, `choose of: ${Object.keys(needs).join(', ')}`);
    await ensure();
  }
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  say(error.message);
  process.exitCode = 1;
}
