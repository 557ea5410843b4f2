import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * Has the core speak the editor's language. Each program file holds texts of its own, so each that is read later says
 * so again.
 */
export function speakEditorsLanguage(): void {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
}
