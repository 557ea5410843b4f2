import { appendFile } from 'node:fs/promises';
import type { RunCommand } from './events';
import { JsonLineTail } from './json-lines';
import { runPaths } from './paths';

/** Asks the worker of a run to stop after its current step; it answers with a `cancelled` event. */
export async function cancelRun(dir: string): Promise<void> {
  await command(dir, 'cancel');
}

/** Takes back every cancel so far, so that a new worker of the run is not stopped by the one meant for the last. */
export async function liftCancel(dir: string): Promise<void> {
  await command(dir, 'resume');
}

/** The worker's ear. A cancel counts from the moment it is given, also while the worker is still starting. */
export class CancelWatch {
  readonly #tail: JsonLineTail;
  #cancelled = false;

  constructor(dir: string) {
    this.#tail = new JsonLineTail(runPaths(dir).control);
  }

  async cancelled(): Promise<boolean> {
    for (const value of await this.#tail.next()) {
      if (isRunCommand(value)) this.#cancelled = value.kind === 'cancel';
    }
    return this.#cancelled;
  }
}

async function command(dir: string, kind: RunCommand['kind']): Promise<void> {
  const line: RunCommand = { kind, time: new Date().toISOString() };
  await appendFile(runPaths(dir).control, `${JSON.stringify(line)}\n`);
}

function isRunCommand(value: unknown): value is RunCommand {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'cancel' || value.kind === 'resume')
  );
}
