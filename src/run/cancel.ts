import { appendFile } from 'node:fs/promises';
import type { RunCommand } from './events';
import { JsonLineTail } from './json-lines';
import { runPaths } from './paths';

/** Asks the worker of a run to stop after its current step; it answers with a `cancelled` event. */
export async function cancelRun(dir: string): Promise<void> {
  const command: RunCommand = { kind: 'cancel', time: new Date().toISOString() };
  await appendFile(runPaths(dir).control, `${JSON.stringify(command)}\n`);
}

/** The worker's ear: whether a cancel came after `since` (an earlier worker's cancel must not stop a resumed run). */
export class CancelWatch {
  readonly #tail: JsonLineTail;
  readonly #since: number;
  #cancelled = false;

  constructor(dir: string, since: Date) {
    this.#tail = new JsonLineTail(runPaths(dir).control);
    this.#since = since.getTime();
  }

  async cancelled(): Promise<boolean> {
    for (const value of await this.#tail.next()) {
      if (isCancel(value) && Date.parse(value.time) >= this.#since) this.#cancelled = true;
    }
    return this.#cancelled;
  }
}

export function isCancel(value: unknown): value is RunCommand {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'cancel' &&
    'time' in value &&
    typeof value.time === 'string'
  );
}
