import * as vscode from 'vscode';
import type { Place } from '../webview';

export const taskLanguage = 'flan-task';
export const recipeLanguage = 'flan-recipe';

/** The editor that shows a file, if one does: the active one first. */
export function visibleEditor(uri: string): vscode.TextEditor | undefined {
  const shows = (editor: vscode.TextEditor | undefined): boolean => editor?.document.uri.toString() === uri;
  if (shows(vscode.window.activeTextEditor)) return vscode.window.activeTextEditor;
  return vscode.window.visibleTextEditors.find(shows);
}

/** Opens a place, in the column where its file already is, else in the first: never over a panel. */
export async function openPlace(place: Place): Promise<void> {
  const uri = vscode.Uri.parse(place.uri);
  const at = new vscode.Position(place.line, place.character);
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(at, at),
    viewColumn: visibleEditor(place.uri)?.viewColumn ?? vscode.ViewColumn.One,
  });
}
