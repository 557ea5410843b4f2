import * as vscode from 'vscode';
import { isDataPath, splitFiles } from '../../starter';

/** The data that a task is to be begun on. */
export type PickedData =
  { readonly kind: 'file'; readonly uri: vscode.Uri } | { readonly kind: 'dataset'; readonly id: string };

/** Files beyond these are found by their folder. */
const MOST = 500;

/** Lets the user pick a data file of the workspace, another one, or a dataset of the hub by its name. */
export async function pickData(): Promise<PickedData | undefined> {
  const { t } = vscode.l10n;
  const other = { label: `$(folder-opened) ${t('Another File…')}` };
  const hub = {
    label: `$(cloud-download) ${t('Dataset of the Hugging Face Hub…')}`,
    detail: t('Downloads its first rows'),
  };
  const files = await dataFiles();
  const line = { label: t('data files of the workspace'), kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick([other, hub, ...(files.length > 0 ? [line, ...files] : [])], {
    title: t('New Task: Data'),
    placeHolder: t('The rows that the task asks about'),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  if (picked === hub) return pickDataset();
  const known = files.find((file) => file === picked);
  if (known) return { kind: 'file', uri: known.uri };
  const [uri] =
    (await vscode.window.showOpenDialog({
      openLabel: t('Use This Data'),
      filters: { [t('Data')]: ['jsonl', 'json', 'csv', 'tsv', 'parquet', 'gz', 'zst'] },
    })) ?? [];
  return uri && { kind: 'file', uri };
}

interface FileItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** The data files of the workspace; splits of the same data are one item. */
async function dataFiles(): Promise<readonly FileItem[]> {
  const found = await vscode.workspace.findFiles(
    '**/*.{jsonl,ndjson,json,csv,tsv,parquet,gz,zst}',
    '**/{node_modules,runs,.*}/**',
    MOST,
  );
  const items = new Map<string, FileItem>();
  for (const uri of found.filter(({ path }) => isDataPath(path)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = splitFiles(uri.path, [])?.name ?? uri.path.slice(folder.path.length + 1);
    const key = `${folder.toString()}/${name}`;
    if (items.has(key)) continue;
    const inRoot = vscode.workspace.workspaceFolders?.some((root) => root.uri.toString() === folder.toString());
    const description = inRoot ? {} : { description: vscode.workspace.asRelativePath(folder) };
    items.set(key, { label: `$(table) ${name}`, ...description, uri });
  }
  return [...items.values()];
}

async function pickDataset(): Promise<PickedData | undefined> {
  const { t } = vscode.l10n;
  const id = await vscode.window.showInputBox({
    title: t('New Task: Dataset'),
    prompt: t('The name of the dataset on the hub; its first rows are downloaded.'),
    placeHolder: 'org/name',
    validateInput: (text) =>
      text === '' || /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/.test(text.trim())
        ? undefined
        : t('A dataset is called NAME or ORG/NAME.'),
  });
  return id === undefined || id.trim() === '' ? undefined : { kind: 'dataset', id: id.trim() };
}
