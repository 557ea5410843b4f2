import * as vscode from 'vscode';
import type { FlanContext } from '../context';

/** The part of the examples that a workspace needs: tasks, their data, a small model and recipes. */
const entries = [
  ...['README.md', 'tasks', 'data', 'model'],
  ...['hold-out-nli.recipe.flan.yaml', 'hold-out-sentiment.recipe.flan.yaml', 'tiny.recipe.flan.yaml'],
];

const firstTask = 'tasks/follows.task.flan.yaml';

/**
 * Copies the example workspace, with the model that makes a run possible without a download: into a folder that is
 * empty, else into a new one of it. Opens the first task where the folder is part of the workspace.
 *
 * @param parent the folder; asked for where absent
 * @returns the folder that holds the copy
 */
export async function copyExamples(context: FlanContext, parent?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  const folder = parent ?? (await pickFolder());
  if (folder === undefined) return undefined;
  const source = vscode.Uri.joinPath(context.extensionUri, 'examples', 'micro-flan');
  const target = (await isEmpty(folder)) ? folder : vscode.Uri.joinPath(folder, 'micro-flan');
  try {
    if (target !== folder && (await isThere(target))) {
      await vscode.window.showErrorMessage(t('There is {0} already; nothing was copied.', target.fsPath));
      return undefined;
    }
    for (const entry of entries) {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(source, entry), vscode.Uri.joinPath(target, entry));
    }
  } catch (error) {
    context.log.error('The examples could not be copied.', error);
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(t('The examples could not be copied to {0}: {1}', target.fsPath, reason));
    return undefined;
  }
  context.log.info(`Examples copied to ${target.fsPath}`);
  await show(context, target);
  return target;
}

/** In the workspace the first task with its preview, else the way to the folder. */
async function show(context: FlanContext, target: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(target)) {
    const task = vscode.Uri.joinPath(target, firstTask);
    await vscode.window.showTextDocument(task, { viewColumn: vscode.ViewColumn.One, preview: false });
    context.preview.open(task, { kind: 'first' });
    return;
  }
  const open = vscode.l10n.t('Open Folder');
  const message = vscode.l10n.t('The examples are in {0}.', target.fsPath);
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('vscode.openFolder', target);
  }
}

/** The only folder of the workspace unasked, else one that the user picks. */
async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Copy the Examples Here'),
    })) ?? [];
  return picked;
}

async function isEmpty(folder: vscode.Uri): Promise<boolean> {
  const names = await vscode.workspace.fs.readDirectory(folder);
  return names.every(([name]) => name.startsWith('.'));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
