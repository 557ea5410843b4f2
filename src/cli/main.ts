import { join } from 'node:path';
import { version } from '../../package.json';
import { cli } from './cli';
import { processTerminal } from './terminal';

/** The program `flan-workbench` (bundled as dist/cli.js, beside the worker it starts). */
async function main(): Promise<void> {
  const program = { version, workerPath: join(__dirname, 'worker.js'), execArgv: [] };
  process.exitCode = await cli(process.argv.slice(2), processTerminal(), program);
}

void main();
