import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A call of the program `flan-workbench` that tells of itself in lines of JSON. */
export interface CliCall {
  /** dist/cli.js, and the arguments of Node before it. */
  readonly cliPath: string;
  readonly execArgv?: readonly string[];
  readonly args: readonly string[];
  /** Variables beside this process's own. A token belongs here, so that it stands in no argument. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** How a call ended that did not say so itself. */
export interface CliEnd {
  readonly event: 'ended';
  readonly aborted: boolean;
  /** What it complained of, at last. */
  readonly complaint: string;
}

/**
 * Runs the program in a process of its own, so that the extension's host has neither its load nor its libraries, and
 * gives the events it prints. Aborting the signal interrupts it as Ctrl-C does. `E` is what the command promises to
 * print; a program of another version is none of ours.
 */
export async function* cliEvents<E extends { readonly event: string }>(call: CliCall): AsyncGenerator<E | CliEnd> {
  const { cliPath, execArgv = [], args, env, signal } = call;
  const child = spawn(process.execPath, [...execArgv, cliPath, ...args], {
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const closed = new Promise<string | undefined>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('close', () => settle(undefined));
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const event = parseEvent<E>(line);
      if (event !== undefined) yield event;
    }
    yield { event: 'ended', aborted: signal.aborted, complaint: (await closed) ?? complaint };
  } finally {
    signal.removeEventListener('abort', stop);
    if (child.exitCode === null) child.kill('SIGINT');
  }
}

/** Undefined for a line of something else, such as a warning of Node's. */
function parseEvent<E>(line: string): E | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'event' in value ? (value as E) : undefined;
  } catch {
    return undefined;
  }
}
