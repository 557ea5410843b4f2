import * as vscode from 'vscode';
import type { FlanContext } from '../context';

/** Stops the run that goes on; asks which where several do. @param dir the folder of the one that is meant */
export async function cancelActiveRun({ runs }: FlanContext, dir?: string): Promise<void> {
  const active = dir === undefined ? runs.active : runs.active.filter((monitor) => monitor.dir === dir);
  if (active.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No run is going on.'));
    return;
  }
  if (active.length === 1) return active[0]?.cancel();
  const items = active.map((monitor) => ({
    label: monitor.view.name,
    description: monitor.view.stamp,
    detail: monitor.view.progress.label,
    monitor,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Run to cancel') });
  await picked?.monitor.cancel();
}
