import * as vscode from 'vscode';

/** The command behind the name of a check in the editor; its one argument is a section of `docs/lints.md`. */
export const explainCommand = 'flan.explainCheck';

/** What diagnostics link to: the server puts the section in. */
export const explainLink = `command:${explainCommand}?%5B%22{section}%22%5D`;

/** Shows what a check says, from the page that the extension brings along, in the editor's own Markdown preview. */
export async function explainCheck(extensionUri: vscode.Uri, section: unknown): Promise<void> {
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'lints.md');
  const place = typeof section === 'string' ? page.with({ fragment: section }) : page;
  await vscode.commands.executeCommand('markdown.showPreviewToSide', place);
}
