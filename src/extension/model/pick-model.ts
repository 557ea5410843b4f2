import * as vscode from 'vscode';

/** A language model that another extension offers; says what is missing where there is none. */
export async function pickModel(): Promise<vscode.LanguageModelChat | undefined> {
  const { t } = vscode.l10n;
  const models = await vscode.lm.selectChatModels();
  const [only, ...others] = models;
  if (!only) {
    const find = t('Find Extensions');
    const message = t(
      'No language model is there to ask. Install an extension that offers one to other extensions, and sign in to it.',
    );
    if ((await vscode.window.showInformationMessage(message, find)) === find) {
      await vscode.commands.executeCommand('workbench.extensions.search', '@tag:language-models');
    }
    return undefined;
  }
  if (others.length === 0) return only;
  const items = models.map((model) => ({ label: model.name, description: model.vendor, detail: model.family, model }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('The language model to ask') }))?.model;
}
