import { join } from 'node:path';
import type { StartOptions } from '../../src/run';

/** The real worker in a real process, from its source. */
export const worker: StartOptions = {
  workerPath: join(__dirname, '../../src/run/worker.ts'),
  execArgv: ['--import', 'tsx'],
  version: '0.0.0-test',
};
