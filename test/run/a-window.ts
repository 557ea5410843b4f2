// A window of the editor, as far as a run knows one: starts a run, says where it is, and stays until it is closed.
import { startRun } from '../../src/run';
import { worker } from './a-worker';

async function main(): Promise<void> {
  const started = await startRun(process.env['RECIPE']!, worker);
  process.stdout.write(`${JSON.stringify(started)}\n`);
  setInterval(() => undefined, 1000);
}

void main();
