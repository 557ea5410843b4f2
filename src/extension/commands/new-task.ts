import * as vscode from 'vscode';
import { nodeFileSystem } from '../../data';
import { hubOptionsFromEnvironment } from '../../hub';
import { taskName, TASK_SUFFIX } from '../../import';
import { printStarter, starterOfDataset, starterOfFile, type Starter, type StarterProblem } from '../../starter';
import type { Result } from '../../text';
import type { FlanContext } from '../context';
import { speakEditorsLanguage } from '../core-texts';
import { likelyFolders } from '../import/pick-target';
import { pickCluster } from '../starter/pick-cluster';
import { pickData, type PickedData } from '../starter/pick-data';

/** What a new task is about; whatever is missing the user is asked for. */
export interface NewTaskWish {
  readonly data?: vscode.Uri;
  readonly name?: string;
  readonly cluster?: string;
}

/**
 * Begins a task: looks at the data, asks for a name and a cluster, writes the file and shows it beside its preview.
 * @returns the new file
 */
export async function newTask(context: FlanContext, wish: NewTaskWish): Promise<vscode.Uri | undefined> {
  speakEditorsLanguage();
  const data: PickedData | undefined = wish.data ? { kind: 'file', uri: wish.data } : await pickData();
  if (data === undefined) return undefined;
  const found = await look(context, data);
  if (found === undefined) return undefined;
  if (!found.ok) {
    await vscode.window.showErrorMessage(found.error.message);
    return undefined;
  }
  const folder = (await likelyFolders())[0] ?? (data.kind === 'file' ? vscode.Uri.joinPath(data.uri, '..') : undefined);
  if (folder === undefined) {
    await vscode.window.showErrorMessage(vscode.l10n.t('Open a folder first: the task file is written into it.'));
    return undefined;
  }
  const name = wish.name ?? (await pickName(found.value.name, folder));
  if (name === undefined) return undefined;
  const cluster = wish.cluster ?? (await pickCluster(await clustersHere(context), found.value.cluster));
  if (cluster === undefined) return undefined;
  return write(context, found.value, { name, cluster, folder });
}

async function look(context: FlanContext, data: PickedData): Promise<Result<Starter, StarterProblem> | undefined> {
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at the data') };
  return vscode.window.withProgress(options, async () => {
    const fs = nodeFileSystem;
    if (data.kind === 'file') return starterOfFile(data.uri.fsPath.replaceAll('\\', '/'), { fs });
    const hub = hubOptionsFromEnvironment({ ...process.env, ...(await context.hub.environment()) });
    const found = await starterOfDataset(data.id, undefined, { fs, hub });
    context.server.dataDownloaded();
    return found;
  });
}

async function pickName(guess: string, folder: vscode.Uri): Promise<string | undefined> {
  const { t } = vscode.l10n;
  return vscode.window.showInputBox({
    title: t('New Task: Name'),
    prompt: t('The file is {0} in {1}.', `${guess}${TASK_SUFFIX}`, vscode.workspace.asRelativePath(folder)),
    value: guess,
    validateInput: async (text) => {
      if (text === '' || taskName(text) !== text) {
        return t('A task\'s name has lower-case letters, digits, "_", "-" and ".".');
      }
      return (await isThere(fileOf(folder, text)))
        ? t('There is a file {0} already.', `${text}${TASK_SUFFIX}`)
        : undefined;
    },
  });
}

/** None where the server does not answer: the clusters of FLAN are offered all the same. */
async function clustersHere(context: FlanContext): Promise<readonly string[]> {
  try {
    await context.server.started;
    return (await context.server.overview()).clusters.map(({ name }) => name);
  } catch {
    return [];
  }
}

async function write(
  context: FlanContext,
  starter: Starter,
  { name, cluster, folder }: { readonly name: string; readonly cluster: string; readonly folder: vscode.Uri },
): Promise<vscode.Uri | undefined> {
  const text = printStarter(starter, { name, cluster, folder: folder.fsPath.replaceAll('\\', '/') });
  if (text === undefined) {
    await vscode.window.showErrorMessage(vscode.l10n.t('No column of the data holds text to ask about.'));
    return undefined;
  }
  const file = fileOf(folder, name);
  if (await isThere(file)) {
    await vscode.window.showErrorMessage(vscode.l10n.t('There is a file {0} already.', `${name}${TASK_SUFFIX}`));
    return undefined;
  }
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  context.log.info(`New task ${file.fsPath}`);
  await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, preview: false });
  context.preview.open(file, { kind: 'first' });
  return file;
}

function fileOf(folder: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, `${name}${TASK_SUFFIX}`);
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
