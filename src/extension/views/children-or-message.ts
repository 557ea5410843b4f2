import * as vscode from 'vscode';

/**
 * The items of a view, or a line in it that says why there are none: an empty tree would tell that the folder holds
 * nothing.
 */
export async function childrenOrMessage<T>(
  tree: vscode.TreeView<T>,
  log: vscode.LogOutputChannel,
  read: () => Promise<T[]>,
): Promise<T[]> {
  try {
    const children = await read();
    // Taking away a message that is not there would draw the view once more.
    if (tree.message !== undefined) delete tree.message;
    return children;
  } catch (error) {
    log.error(`The view ${tree.title ?? ''} cannot be filled.`, error);
    tree.message = vscode.l10n.t('The workspace cannot be read now. The log (FLAN: Show Log) says why.');
    return [];
  }
}
