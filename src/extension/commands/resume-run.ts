import * as vscode from 'vscode';
import type { FlanContext } from '../context';
import { followRun, showFailure } from '../runs/follow-run';
import { pickRun } from './pick-run';
import { canResume } from '../runs/run-states';
import { readyToRun } from './ready';

/** Goes on with a run that did not finish. @param dir its folder; picked by the user where absent. */
export async function resumeRun(context: FlanContext, dir?: string): Promise<void> {
  if (!(await readyToRun())) return;
  const chosen = dir ?? (await pickRun(context.runs, vscode.l10n.t('Run to resume'), canResume));
  if (chosen === undefined) return;
  const resumed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Resuming the run') },
    () => context.runs.resume(chosen),
  );
  if (!resumed.ok) {
    void showFailure(context, resumed.error);
    return;
  }
  context.log.info(`Run in ${chosen} goes on.`);
  void followRun(context, resumed.value);
  await context.results.open(chosen);
}
