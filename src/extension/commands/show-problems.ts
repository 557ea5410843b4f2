import * as vscode from 'vscode';
import type { EditorContext } from '../context';
import { openPlace } from '../editor';
import { checkedFiles } from '../views/checks-text';
import { describeCounts, worstOf } from '../views/problem-counts';

interface FileItem extends vscode.QuickPickItem {
  readonly uri: string;
}

/**
 * Lists the task and recipe files in which the checks found something, the worst first: the Problems view knows only
 * files that are open. Opens the one that is picked, and the Problems view with it.
 */
export async function showProblems({ views }: EditorContext): Promise<void> {
  const files = checkedFiles(await views.overview.get()).filter(({ problems }) => worstOf(problems) !== undefined);
  if (files.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('The checks found no errors or warnings.'));
    return;
  }
  const items = files.map(({ uri, name, problems }): FileItem => ({
    label: `$(${worstOf(problems) ?? 'info'}) ${name}`,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    ...(problems ? { detail: describeCounts(problems) } : {}),
    uri,
  }));
  const placeHolder = vscode.l10n.t('File whose problems to show');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked === undefined) return;
  await openPlace({ uri: picked.uri, line: 0, character: 0 });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
