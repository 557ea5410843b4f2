import * as vscode from 'vscode';

/**
 * Writes a snapshot file: through its editor where it is open, so that the change can be undone there, else to the
 * disk. One with unsaved changes is left for its author to save.
 */
export async function writeSnapshot(uri: vscode.Uri, text: string): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return;
  }
  const wasDirty = open.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, open.validateRange(new vscode.Range(0, 0, open.lineCount, 0)), text);
  await vscode.workspace.applyEdit(edit);
  if (!wasDirty) await open.save();
}
