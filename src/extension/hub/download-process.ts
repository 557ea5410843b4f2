import { cliEvents, type CliCall } from '../cli-events';

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
      /** What needs it: a task, or a recipe's run. */
      readonly task?: string;
      readonly run?: string;
      readonly id: string;
      readonly revision: string;
      readonly bytes: number;
    }
  | { readonly event: 'missing'; readonly code: string; readonly message: string }
  | { readonly event: 'finished'; readonly tasks: number; readonly missing: number }
  | { readonly event: 'failed'; readonly code: string; readonly message: string };

/** What is downloaded, and how the program is called that does so. */
export interface DownloadCall extends Omit<CliCall, 'args'> {
  /** The task or recipe file, absolute. */
  readonly file: string;
  /** Only what so many first rows of each split need; all where absent. */
  readonly rows?: number;
}

/** Downloads in a process of its own. Aborting the signal ends it; what has arrived by then is kept. */
export async function* downloadInProcess({ file, rows, ...call }: DownloadCall): AsyncGenerator<DownloadEvent> {
  const some = rows === undefined ? [] : ['--rows', String(rows)];
  for await (const event of cliEvents<DownloadEvent>({
    ...call,
    args: ['download', file, ...some, '--format', 'json'],
  })) {
    if (event.event !== 'ended') yield event;
    if (event.event === 'finished' || event.event === 'failed') return;
    if (event.event !== 'ended') continue;
    yield { event: 'failed', code: event.aborted ? 'hub-cancelled' : 'process', message: event.complaint };
  }
}
