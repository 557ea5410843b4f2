import * as vscode from 'vscode';

/** Lets the user pick the files, or the folders, to import. */
export async function pickSources(): Promise<readonly vscode.Uri[] | undefined> {
  const { t } = vscode.l10n;
  const files = { label: `$(files) ${t('Files…')}`, detail: t('templates.yaml, templates.py, task YAML, JSON, JSONL') };
  const folders = { label: `$(folder) ${t('Folders…')}`, detail: t('Every file of a known format in them') };
  const placeHolder = t('What to import');
  const picked = await vscode.window.showQuickPick([files, folders], { placeHolder });
  if (picked === undefined) return undefined;
  const canSelectFolders = picked === folders;
  return vscode.window.showOpenDialog({
    ...{ canSelectFiles: !canSelectFolders, canSelectFolders, canSelectMany: true },
    openLabel: t('Import'),
    ...(canSelectFolders ? {} : { filters: { [t('Templates and data')]: ['yaml', 'yml', 'py', 'json', 'jsonl'] } }),
  });
}
