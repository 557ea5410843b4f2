import * as vscode from 'vscode';
import { formatBytes } from '../../text';
import type { FlanContext } from '../context';
import { downloadInProcess, type DownloadEvent } from '../hub/download-process';
import { processEnvironment } from '../process-environment';
import { pickRecipe } from './pick-recipe';
import { readyToRun } from './ready';
import { setHubToken } from './hub-token';

/** What a preview and the lint rules look at, and some more: whole row groups come anyway. */
const previewRows = 200;

/** Failures that a token may cure. */
const tokenCures: ReadonlySet<string> = new Set([
  'hub-gated',
  'hub-token-refused',
  'hub-dataset-missing',
  'hub-model-missing',
]);

/**
 * Downloads the hub datasets that a task file, or the tasks of a recipe, read.
 * @param file given by a button or a quick fix; the open file where absent, or a recipe that the user picks
 */
export async function downloadData(context: FlanContext, file?: vscode.Uri): Promise<void> {
  if (!(await readyToRun())) return;
  const chosen =
    file ?? openFile() ?? (await pickRecipe(context.memory, vscode.l10n.t('Recipe whose data to download')));
  if (chosen === undefined) return;
  const rows = await pickExtent();
  if (rows === undefined) return;
  const end = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Downloading data'), cancellable: true },
    (progress, token) => download(context, chosen, rows, progress, token),
  );
  context.server.dataDownloaded();
  tell(context, end);
}

/** A task or recipe in the active editor. */
function openFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId.startsWith('flan-') === true && document.uri.scheme === 'file' ? document.uri : undefined;
}

/** @returns how many first rows of each split, `all`, or undefined where the user thought better of it. */
async function pickExtent(): Promise<number | 'all' | undefined> {
  const items = [
    {
      label: vscode.l10n.t('First rows'),
      description: vscode.l10n.t(
        'enough for previews and checks; of Parquet files only the parts that hold them, of a model its tokenizer',
      ),
      rows: previewRows,
    },
    {
      label: vscode.l10n.t('All rows'),
      description: vscode.l10n.t('what a run reads, the model too; a run also downloads them itself'),
      rows: 'all' as const,
    },
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('How much to download') }))?.rows;
}

async function download(
  context: FlanContext,
  file: vscode.Uri,
  rows: number | 'all',
  progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly DownloadEvent[]> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const kept: DownloadEvent[] = [];
  const events = downloadInProcess({
    cliPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
    file: file.fsPath,
    ...(rows === 'all' ? {} : { rows }),
    env: await processEnvironment(context.hub),
    signal: stop.signal,
  });
  for await (const event of events) {
    if (event.event === 'progress') {
      const done = `${formatBytes(event.received)} / ${formatBytes(event.total)}`;
      progress.report({ message: `${event.id} \u00b7 ${event.file} \u00b7 ${done}` });
    } else {
      kept.push(event);
      if (event.event === 'arrived')
        context.log.info(`${event.task ?? event.run ?? ''}: ${event.id} at commit ${event.revision}`);
    }
  }
  return kept;
}

function tell(context: FlanContext, events: readonly DownloadEvent[]): void {
  const last = events.at(-1);
  if (last?.event === 'failed') {
    if (last.code !== 'hub-cancelled') void showFailure(context, last);
    return;
  }
  const missing = events.find((event) => event.event === 'missing');
  if (missing) {
    void showFailure(context, missing);
    return;
  }
  const arrived = events.filter((event) => event.event === 'arrived');
  const bytes = arrived.reduce((sum, event) => sum + event.bytes, 0);
  const names = [...new Set(arrived.map(({ id }) => id))].join(', ');
  const message =
    arrived.length === 0
      ? vscode.l10n.t('Nothing to download: nothing here is of the hub, no dataset and no model.')
      : vscode.l10n.t('{0}: {1} downloaded.', names, formatBytes(bytes));
  void vscode.window.showInformationMessage(message);
}

async function showFailure(
  context: FlanContext,
  failure: { readonly code: string; readonly message: string },
): Promise<void> {
  context.log.error(`${failure.code}: ${failure.message}`);
  const setToken = vscode.l10n.t('Set Token…');
  const buttons = tokenCures.has(failure.code) ? [setToken] : [];
  if ((await vscode.window.showErrorMessage(failure.message, ...buttons)) === setToken) await setHubToken(context);
}
