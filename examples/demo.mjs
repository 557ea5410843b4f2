#!/usr/bin/env node
// The whole way on the example workspace, with the same commands that anybody would type: check the files, look at one
// prompt, fine-tune with a cluster held out, and read the table.  npm run demo
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.join(here, '..', 'dist', 'cli.js');
const workspace = path.join(here, 'micro-flan');
const bold = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[1m${text}\u001b[22m` : text);

if (!existsSync(cli)) {
  console.error('dist/cli.js is not built. Run `npm run demo`, which builds it, or `npm run build` first.');
  process.exit(1);
}

/** Runs a command of the CLI in the example workspace, telling it first; ends the demo where it fails. */
function flan(why, ...args) {
  console.log(`${bold(why)}\n$ flan-workbench ${args.join(' ')}`);
  const { status, signal, error } = spawnSync(process.execPath, [cli, ...args], { cwd: workspace, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
  console.log();
}

// A Ctrl-C is for the command that runs: it cancels cleanly, and its status ends the demo.
process.on('SIGINT', () => {});

const start = performance.now();
flan('1. Check every task and recipe, as the editor does while you type', 'check');
flan('2. See what the model will be given for one row', 'render', 'tasks/follows.task.flan.yaml', '--row', '3');
flan(
  '3. Fine-tune on everything but natural language inference, and test on that',
  'run',
  'hold-out-nli.recipe.flan.yaml',
);
console.log(`The whole way took ${((performance.now() - start) / 60_000).toFixed(1)} minutes.`);
