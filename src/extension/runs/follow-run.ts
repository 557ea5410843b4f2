import * as vscode from 'vscode';
import type { RunFailure } from '../../run';
import type { FlanContext } from '../context';
import { openPlace } from '../editor';
import type { RunMonitor } from './run-monitor';
import { progressText } from './status-text';

/** Shows a run's progress with a way to cancel it, and how it ended where nobody is looking at its results. */
export async function followRun(context: FlanContext, monitor: RunMonitor): Promise<void> {
  const { name } = monitor.view;
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('FLAN run {0}', name) },
    async (progress, token) => {
      const report = (): void => progress.report({ message: progressText(monitor.view) });
      report();
      const listening = monitor.onChange(report);
      token.onCancellationRequested(() => void monitor.cancel());
      try {
        await monitor.ended;
      } catch (error) {
        context.log.error(`The run in ${monitor.dir} can no longer be followed.`, error);
      } finally {
        listening.dispose();
      }
    },
  );
  await tellEnd(context, monitor);
}

async function tellEnd(context: FlanContext, monitor: RunMonitor): Promise<void> {
  const { name, state, headline, failure, progress } = monitor.view;
  context.log.info(`Run ${name} in ${monitor.dir}: ${state}. ${headline.join(' ')}`);
  if (state === 'failed') {
    await showFailure(context, failure ?? { code: 'unexpected', message: progress.detail }, monitor.dir);
  } else if (state === 'lost') {
    await showFailure(context, { code: 'worker-failed', message: progress.detail }, monitor.dir);
  } else if (state === 'finished' && !context.results.isVisible(monitor.dir)) {
    const show = vscode.l10n.t('Show Results');
    const picked = await vscode.window.showInformationMessage(headline.join(' '), show);
    if (picked === show) await context.results.open(monitor.dir);
  }
}

/** Why something did not work: runs and exports have failures of this form. */
type Failure = Omit<RunFailure, 'code'> & { readonly code: string };

/** A failure in words, with the way to its place in a file or to the run. */
export async function showFailure(context: FlanContext, failure: Failure, dir?: string): Promise<void> {
  context.log.error(`${failure.code}: ${failure.message}`, failure);
  const open = vscode.l10n.t('Open File');
  const show = vscode.l10n.t('Show Results');
  const { file, line = 1, column = 1 } = failure;
  const actions = [...(file === undefined ? [] : [open]), ...(dir === undefined ? [] : [show])];
  const text = failure.remedy === undefined ? failure.message : `${failure.message} ${failure.remedy}`;
  const picked = await vscode.window.showErrorMessage(text, ...actions);
  if (picked === open && file !== undefined) {
    await openPlace({ uri: vscode.Uri.file(file).toString(), line: line - 1, character: column - 1 });
  }
  if (picked === show && dir !== undefined) await context.results.open(dir);
}
