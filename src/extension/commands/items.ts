import * as vscode from 'vscode';
import type { EditorContext } from '../context';
import { openPlace, taskLanguage } from '../editor';
import { isRecord } from './arguments';

/** Opens the place of a tree item. */
export async function openItem(item: unknown): Promise<void> {
  if (!isRecord(item) || !isRecord(item['place'])) return;
  const { uri, range } = item['place'] as unknown as { uri: string; range: vscode.Range };
  await openPlace({ uri, line: range.start.line, character: range.start.character });
}

/** Shows the rows of a tree item's split, or of a task file's first. */
export async function showRows({ views }: EditorContext, item: unknown): Promise<void> {
  const split = isRecord(item) && typeof item['split'] === 'string' ? item['split'] : undefined;
  const uri = isRecord(item) && typeof item['uri'] === 'string' ? item['uri'] : uriOf(item);
  if (uri === undefined) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Open a task file (its name ends in .task.flan.yaml) to see its rows.'),
    );
    return;
  }
  await views.rows.open(uri, split);
}

/** Shows in the Tasks view what the cursor is in. */
export async function revealInTasks({ views }: EditorContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== taskLanguage || !(await views.tasks.reveal(editor, true))) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('The Tasks view shows task files of the workspace; the active editor has none.'),
    );
  }
}

function uriOf(item: unknown): string | undefined {
  if (item instanceof vscode.Uri) return item.toString();
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === taskLanguage ? document.uri.toString() : undefined;
}
