import * as vscode from 'vscode';
import type { FlanContext } from '../context';
import { showFailure } from '../runs/follow-run';
import { pickRun } from './pick-run';

/** Opens the results of a run. @param dir its folder; picked by the user where absent. */
export async function showResults(context: FlanContext, dir?: string): Promise<void> {
  const chosen = dir ?? (await pickRun(context.runs, vscode.l10n.t('Run to show')));
  if (chosen === undefined) return;
  const opened = await context.results.open(chosen);
  if (!opened.ok) await showFailure(context, opened.error);
}

/** Shows the folder of a run among the workspace's files, or by the system where it lies outside. */
export async function revealRun(context: FlanContext, dir?: string): Promise<void> {
  const chosen = dir ?? (await pickRun(context.runs, vscode.l10n.t('Run to reveal')));
  if (chosen === undefined) return;
  const uri = vscode.Uri.file(chosen);
  const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  await vscode.commands.executeCommand(inside ? 'revealInExplorer' : 'revealFileInOS', uri);
}
