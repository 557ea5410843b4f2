import * as vscode from 'vscode';
import type { FlanContext } from '../context';
import { isActive } from '../runs/run-states';
import { stampText } from '../views/runs-nodes';
import { pickRun } from './pick-run';

/**
 * Deletes the folder of a run that goes on no more, after asking: into the trash where there is one, for good where there
 * is none and the user says so once more. @param dir its folder; picked by the user where absent
 */
export async function deleteRun(context: FlanContext, dir?: string): Promise<void> {
  const chosen = dir ?? (await pickRun(context.runs, vscode.l10n.t('Run to delete'), (state) => !isActive(state)));
  const run = (await context.runs.list()).find((each) => each.dir === chosen);
  if (run === undefined) return;
  if (isActive(run.state)) {
    await vscode.window.showInformationMessage(vscode.l10n.t('This run goes on. Cancel it before you delete it.'));
    return;
  }
  const name = `${run.name} ${stampText(run.stamp)}`;
  const move = vscode.l10n.t('Move to Trash');
  const question = vscode.l10n.t('Delete the run {0} with its results and its model?', name);
  if ((await ask(question, run.dir, move)) !== move) return;
  await context.runs.forget(run.dir);
  const uri = vscode.Uri.file(run.dir);
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
    context.log.info(`Run ${run.dir} was moved to the trash.`);
  } catch {
    const forGood = vscode.l10n.t('Delete Permanently');
    const warning = vscode.l10n.t('There is no trash for {0} here. Delete it permanently?', name);
    if ((await ask(warning, run.dir, forGood)) !== forGood) return;
    await vscode.workspace.fs.delete(uri, { recursive: true });
    context.log.info(`Run ${run.dir} was deleted.`);
  }
  context.results.close(run.dir);
  context.runsView.refresh();
}

function ask(question: string, detail: string, button: string): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(question, { modal: true, detail }, button);
}
