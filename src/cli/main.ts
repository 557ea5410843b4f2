import { join } from 'node:path';
import { version } from '../../package.json';
import { speak } from '../locale';
import { cli } from './cli';
import { processTerminal } from './terminal';

/** The program `flan-workbench` (bundled as dist/cli.js, beside the worker it starts). */
async function main(): Promise<void> {
  speak(process.env, join(__dirname, '..'));
  const program = { version, workerPath: join(__dirname, 'worker.js'), execArgv: [] };
  process.exitCode = await cli(process.argv.slice(2), processTerminal(), program);
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
void main();
