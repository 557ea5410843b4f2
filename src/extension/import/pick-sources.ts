import * as vscode from 'vscode';
import { recogniseFormat } from '../../import';

/** Lets the user pick the files, or the folders, to import; the open file first, if it is of a known format. */
export async function pickSources(): Promise<readonly vscode.Uri[] | undefined> {
  const { t } = vscode.l10n;
  const files = { label: `$(files) ${t('Files…')}`, detail: t('templates.yaml, templates.py, task YAML, JSON, JSONL') };
  const folders = { label: `$(folder) ${t('Folders…')}`, detail: t('Every file of a known format in them') };
  const open = openFile();
  const placeHolder = t('What to import');
  const picked = await vscode.window.showQuickPick([...(open ? [open] : []), files, folders], { placeHolder });
  if (picked === undefined) return undefined;
  if (picked === open) return [open.uri];
  const canSelectFolders = picked === folders;
  return vscode.window.showOpenDialog({
    ...{ canSelectFiles: !canSelectFolders, canSelectFolders, canSelectMany: true },
    openLabel: t('Import'),
    ...(canSelectFolders ? {} : { filters: { [t('Templates and data')]: ['yaml', 'yml', 'py', 'json', 'jsonl'] } }),
  });
}

/** The file in the active editor, where an import would know it. */
function openFile(): (vscode.QuickPickItem & { readonly uri: vscode.Uri }) | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== 'file' || document.fileName.endsWith('.flan.yaml')) return undefined;
  const format = recogniseFormat(document.getText(), document.fileName);
  if (format === undefined) return undefined;
  return {
    label: `$(file) ${vscode.workspace.asRelativePath(document.uri)}`,
    detail: vscode.l10n.t('The open file: {0}', format.title),
    uri: document.uri,
  };
}
