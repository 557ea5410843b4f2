import * as vscode from 'vscode';
import type { EditorContext } from '../context';
import { visibleEditor } from '../editor';
import { templateTarget } from './template-target';

/**
 * Shows a template's full input and target in the editor itself, for the row that the preview beside shows.
 * @param target from a code lens the template, from a menu the file; the active editor's template where absent.
 */
export async function peekPreview({ peek, preview }: EditorContext, target?: unknown): Promise<void> {
  const meant = await templateTarget(target);
  if (!meant) return;
  const uri = meant.uri.toString();
  const editor = visibleEditor(uri) ?? (await vscode.window.showTextDocument(meant.uri));
  const beside = preview.panel?.state;
  await peek.open(editor, meant.choice, beside?.uri === uri ? beside.row : 0);
}
