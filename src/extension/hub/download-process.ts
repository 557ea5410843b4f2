import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What `flan-workbench download --format json` says, a line each; the last is `finished` or `failed`. */
export type DownloadEvent =
  | {
      readonly event: 'progress';
      readonly id: string;
      readonly file: string;
      readonly received: number;
      readonly total: number;
    }
  | {
      readonly event: 'arrived';
      readonly task: string;
      readonly id: string;
      readonly revision: string;
      readonly bytes: number;
    }
  | { readonly event: 'missing'; readonly task: string; readonly code: string; readonly message: string }
  | { readonly event: 'finished'; readonly tasks: number; readonly missing: number }
  | { readonly event: 'failed'; readonly code: string; readonly message: string };

/** How the program is called. */
export interface DownloadCall {
  /** dist/cli.js, and the arguments of Node before it. */
  readonly cliPath: string;
  readonly execArgv?: readonly string[];
  /** The task or recipe file, absolute. */
  readonly file: string;
  /** Only what so many first rows of each split need; all where absent. */
  readonly rows?: number;
  /** Variables beside this process's own. The token is here, so that it stands in no argument. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Downloads in a process of its own: the extension's bundle stays without the hub's library, and its host without the
 * load. Aborting the signal ends the process; what has arrived by then is kept.
 */
export async function* downloadInProcess(call: DownloadCall): AsyncGenerator<DownloadEvent> {
  const { cliPath, execArgv = [], file, rows, env, signal } = call;
  const some = rows === undefined ? [] : ['--rows', String(rows)];
  const child = spawn(process.execPath, [...execArgv, cliPath, 'download', file, ...some, '--format', 'json'], {
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const failed = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(undefined));
  });
  let ended = false;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const event = parseEvent(line);
      if (!event) continue;
      ended = event.event === 'finished' || event.event === 'failed';
      yield event;
    }
    const fault = await failed;
    if (ended) return;
    if (signal.aborted) yield { event: 'failed', code: 'hub-cancelled', message: '' };
    else yield { event: 'failed', code: 'process', message: fault ?? complaint };
  } finally {
    signal.removeEventListener('abort', stop);
    if (child.exitCode === null) child.kill('SIGINT');
  }
}

/** Undefined for a line of something else, such as a warning of Node's. */
function parseEvent(line: string): DownloadEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'event' in value ? (value as DownloadEvent) : undefined;
  } catch {
    return undefined;
  }
}
