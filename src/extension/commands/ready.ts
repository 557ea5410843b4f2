import * as vscode from 'vscode';

/** Whether runs may start here; says why not, and offers the way out. */
export async function readyToRun(): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    const manage = vscode.l10n.t('Manage Workspace Trust');
    const text = vscode.l10n.t('This starts a process and writes files, so it needs a trusted workspace.');
    if ((await vscode.window.showWarningMessage(text, manage)) === manage) {
      await vscode.commands.executeCommand('workbench.trust.manage');
    }
    return false;
  }
  await saveFlanFiles();
  return true;
}

/** A run reads files, so what the author sees must be what the worker reads. */
async function saveFlanFiles(): Promise<void> {
  const dirty = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && !document.isUntitled && document.languageId.startsWith('flan-'),
  );
  await Promise.all(dirty.map((document) => document.save()));
}
