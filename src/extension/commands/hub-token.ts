import * as vscode from 'vscode';
import type { FlanContext } from '../context';

/** Asks for an access token and keeps it among the editor's secrets; an empty one changes nothing. */
export async function setHubToken({ hub }: FlanContext): Promise<void> {
  const token = await vscode.window.showInputBox({
    title: vscode.l10n.t('Hugging Face Token'),
    prompt: vscode.l10n.t(
      'A token with read access, from huggingface.co/settings/tokens. It is kept in the secret storage.',
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (/\s/.test(text.trim()) ? vscode.l10n.t('A token has no spaces in it.') : undefined),
  });
  if (token === undefined || token.trim() === '') return;
  await hub.setToken(token.trim());
  void vscode.window.showInformationMessage(vscode.l10n.t('Downloads and runs now use this token.'));
}

export async function clearHubToken({ hub }: FlanContext): Promise<void> {
  await hub.clearToken();
  void vscode.window.showInformationMessage(vscode.l10n.t('The token is removed from the secret storage.'));
}
