import * as vscode from 'vscode';

/** Lets the user pick the folder for task files: those that hold some come first. */
export async function pickTarget(): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  const other = { label: `$(folder-opened) ${t('Another Folder…')}`, uri: undefined };
  const items = (await likelyFolders()).map((uri) => ({
    label: `$(folder) ${nameOf(uri)}`,
    uri,
  }));
  const placeHolder = t('Folder to write task files to');
  const picked = items.length === 0 ? other : await vscode.window.showQuickPick([...items, other], { placeHolder });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: t('Write Here'),
    })) ?? [];
  return folder;
}

/** The workspace's own folder by its name, for it has no path within itself. */
function nameOf(uri: vscode.Uri): string {
  const root = vscode.workspace.workspaceFolders?.find((folder) => folder.uri.toString() === uri.toString());
  return root?.name ?? vscode.workspace.asRelativePath(uri);
}

/** Folders with task files, the fullest first, then those of the workspace. */
export async function likelyFolders(): Promise<readonly vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/*.task.flan.yaml', '**/node_modules/**', 5000);
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = vscode.Uri.joinPath(file, '..').toString();
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const full = [...counts].sort(([, a], [, b]) => b - a).map(([folder]) => folder);
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  return [...new Set([...full, ...roots])].map((address) => vscode.Uri.parse(address));
}
