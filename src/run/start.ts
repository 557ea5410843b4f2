import type { Result } from '../text';
import type { RunFailure, RunMode } from './events';

export interface StartOptions {
  /** The worker's script: dist/worker.js. */
  readonly workerPath: string;
  /** The Node (or, inside VS Code, Electron) that runs it; this process's own by default. */
  readonly execPath?: string;
  /** Arguments before the script. */
  readonly execArgv?: readonly string[];
  /** `train` by default. */
  readonly mode?: RunMode;
  /** Instead of the recipe's `run`. */
  readonly name?: string;
  /** Version of this program, for the record. */
  readonly version: string;
}

export interface StartedRun {
  readonly dir: string;
  readonly pid: number;
}

/**
 * Checks the recipe, its tasks and its model, makes the run directory and starts a worker that outlives this process.
 * Nothing is made where something is wrong.
 */
export declare function startRun(recipePath: string, options: StartOptions): Promise<Result<StartedRun, RunFailure>>;
