import type * as vscode from 'vscode';
import type { TemplateChoice } from '../../language';

/**
 * The template that the cursor is in. A whole line belongs to the template that begins on it, also where the cursor
 * is left of the dash.
 */
export function cursorChoice({ document, selection }: vscode.TextEditor): TemplateChoice {
  const { line, character } = document.lineAt(selection.active.line).range.end;
  return { kind: 'position', position: { line, character } };
}
