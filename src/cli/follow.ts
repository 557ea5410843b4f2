import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { cancelRun, readRunFiles, watchRun, type RunEvent } from '../run';
import { lookText, progressOf, readRun, renderTable } from '../report';
import { exit, type ExitStatus } from './exit';
import { fail, shortPath } from './fail';
import { movesProgress, ProgressLine } from './progress';
import type { Terminal } from './terminal';
import { PROGRAM } from './usage';
import { writeReport } from './write-report';

/**
 * Follows a run to its end: progress, notices, then the table and the report. Ctrl-C cancels it, twice leaves it.
 * @param from the first event to show, where earlier ones belong to an earlier worker.
 */
export async function follow(dir: string, terminal: Terminal, from = 0): Promise<ExitStatus> {
  const line = new ProgressLine(terminal.out);
  const leave = new AbortController();
  let interrupts = 0;
  const stopListening = terminal.onInterrupt(() => {
    interrupts++;
    if (interrupts > 1) leave.abort();
    else {
      line.note(l10n.t('Cancelling after the current step; Ctrl-C again leaves the run alone.'));
      void cancelRun(dir);
    }
  });
  try {
    const events: RunEvent[] = [];
    for await (const event of watchRun(dir, { from, signal: leave.signal })) {
      events.push(event);
      if (movesProgress(event)) line.show(progressOf(interrupts > 0 ? 'cancelling' : 'running', events));
      const note = noteOf(event, terminal.cwd);
      if (note !== undefined) line.note(note);
    }
  } finally {
    stopListening();
    line.clear();
  }
  if (leave.signal.aborted) {
    terminal.out.write(`${l10n.t('The run goes on in {0}.', shortPath(terminal.cwd, dir))}\n`);
    return exit.interrupted;
  }
  return conclude(dir, terminal);
}

/** What is worth a line of its own. */
function noteOf(event: RunEvent, cwd: string): string | undefined {
  switch (event.kind) {
    case 'planned':
      return event.train.length === 0
        ? undefined
        : l10n.t(
            'Training on {0} tasks; held out: {1}; dropped: {2}',
            event.train.length,
            namesOf(event.heldOut),
            namesOf(event.dropped),
          );
    case 'notice': {
      if (event.level === 'info') return undefined;
      const place = event.file === undefined ? '' : `${shortPath(cwd, event.file)}:${String(event.line ?? 1)} `;
      return `${place}${l10n.t('warning')} ${event.message}`;
    }
    case 'dev':
      return lookText(event);
    case 'started':
    case 'phase':
    case 'model':
    case 'data':
    case 'engine':
    case 'step':
    case 'download':
    case 'scoring':
    case 'scored':
    case 'checkpoint':
    case 'finished':
    case 'cancelled':
    case 'failed':
      return undefined;
  }
}

/** The end of a run as its files tell it: why it failed, or the table and the report. */
async function conclude(dir: string, terminal: Terminal): Promise<ExitStatus> {
  const files = await readRunFiles(dir);
  if (!files.ok) return fail(files.error, terminal);
  const view = readRun(files.value);
  if (view.failure !== undefined) return fail(view.failure, terminal);
  if (view.state === 'lost') {
    const message = l10n.t('The worker ended without a word.');
    if (view.log !== undefined) terminal.error.write(`${view.log}\n`);
    const remedy = l10n.t('To go on: {0}', `${PROGRAM} resume ${shortPath(terminal.cwd, dir)}`);
    return fail({ code: 'worker-failed', message, file: join(dir, 'worker.log'), remedy }, terminal);
  }
  const report = join(dir, 'report.html');
  await writeReport(view, report);
  terminal.out.write(`\n${renderTable(view)}\n${l10n.t('Report: {0}', shortPath(terminal.cwd, report))}\n`);
  if (view.state === 'cancelled') {
    terminal.out.write(`${l10n.t('To go on: {0}', `${PROGRAM} resume ${shortPath(terminal.cwd, dir)}`)}\n`);
  }
  return view.state === 'cancelled' ? exit.interrupted : exit.ok;
}

function namesOf(tasks: readonly { readonly task: string }[]): string {
  return tasks.map(({ task }) => task).join(', ') || l10n.t('none');
}
