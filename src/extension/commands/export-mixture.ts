import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Container, ExportEvent, ExportFormatId, ExportProgress, ExportReport } from '../../export';
import type { FlanContext } from '../context';
import { cliEvents } from '../cli-events';
import { processEnvironment } from '../process-environment';
import { containerChoices, formatChoices, isRowFormat } from '../export/formats';
import { rememberRecipe } from '../recipes';
import { showFailure } from '../runs/follow-run';
import { pickRecipe } from './pick-recipe';
import { readyToRun } from './ready';

/** What is exported; whatever is missing the user is asked for. Key bindings and other extensions may give all of it. */
export interface ExportWish {
  readonly recipe?: vscode.Uri;
  readonly formats?: readonly ExportFormatId[];
  readonly container?: Container;
  /** The folder. */
  readonly out?: vscode.Uri;
  /** Training rows; one pass where absent. */
  readonly rows?: number;
}

type Chosen = Required<Omit<ExportWish, 'rows'>> & Pick<ExportWish, 'rows'>;

/**
 * Exports a recipe's mixture in a process of its own. @returns the manifest's path, or undefined where nothing was
 * exported
 */
export async function exportMixture(context: FlanContext, wish: ExportWish): Promise<string | undefined> {
  if (!(await readyToRun())) return undefined;
  const chosen = await complete(context, wish);
  if (chosen === undefined) return undefined;
  await rememberRecipe(context.memory, chosen.recipe);
  const title = vscode.l10n.t('Exporting {0}', vscode.workspace.asRelativePath(chosen.recipe));
  const last = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title },
    (progress, token) => run(context, chosen, progress, token),
  );
  if (last.event === 'finished') {
    void tellEnd(last);
    return last.manifestPath;
  }
  if (last.event === 'failed' && last.code !== 'cancelled') void showFailure(context, last);
  return undefined;
}

/** Asks for what the wish leaves open; undefined where the user thinks better of it. */
async function complete(context: FlanContext, wish: ExportWish): Promise<Chosen | undefined> {
  const recipe = wish.recipe ?? (await pickRecipe(context.memory, vscode.l10n.t('Recipe whose mixture to export')));
  if (recipe === undefined) return undefined;
  const formats = wish.formats ?? (await pickFormats());
  if (formats === undefined || formats.length === 0) return undefined;
  const container = wish.container ?? (formats.some(isRowFormat) ? await pickContainer() : 'jsonl');
  if (container === undefined) return undefined;
  const out = wish.out ?? (await pickFolder(recipe));
  if (out === undefined) return undefined;
  return { recipe, formats, container, out, ...(wish.rows === undefined ? {} : { rows: wish.rows }) };
}

async function pickFormats(): Promise<readonly ExportFormatId[] | undefined> {
  const picked = await vscode.window.showQuickPick(formatChoices(), {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    placeHolder: vscode.l10n.t('Formats to export to'),
  });
  return picked?.map(({ id }) => id);
}

async function pickContainer(): Promise<Container | undefined> {
  const placeHolder = vscode.l10n.t('How rows are stored');
  return (await vscode.window.showQuickPick(containerChoices(), { placeHolder }))?.id;
}

/** A folder of the export's own comes first: among other files, its README and configurations would be in the way. */
async function pickFolder(recipe: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  const parent = vscode.Uri.joinPath(recipe, '..');
  const own = vscode.Uri.joinPath(parent, 'exported', path.basename(recipe.path, '.recipe.flan.yaml'));
  const items = [
    { label: `$(folder) ${vscode.workspace.asRelativePath(own)}`, uri: own },
    { label: `$(folder-opened) ${t('Another Folder…')}`, uri: undefined },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: t('Folder of the export') });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      ...{ canSelectFiles: false, canSelectFolders: true, defaultUri: parent },
      ...{ openLabel: t('Export Here'), title: t('Folder of the export') },
    })) ?? [];
  return folder;
}

async function run(
  context: FlanContext,
  { recipe, formats, container, out, rows }: Chosen,
  progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Exclude<ExportEvent, { event: 'progress' }>> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const events = cliEvents<ExportEvent>({
    cliPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
    args: [
      ...['export', recipe.fsPath, '--to', formats.join(','), '--container', container, '--out', out.fsPath],
      ...(rows === undefined ? [] : ['--rows', String(rows)]),
      ...['--format', 'json'],
    ],
    env: await processEnvironment(context.hub),
    signal: stop.signal,
  });
  let told = 0;
  for await (const event of events) {
    switch (event.event) {
      case 'progress': {
        const percent = percentOf(event);
        progress.report({ message: textOf(event), increment: Math.max(0, percent - told) });
        told = Math.max(told, percent);
        break;
      }
      case 'finished':
      case 'failed':
        return event;
      case 'ended':
        return {
          event: 'failed',
          code: event.aborted ? 'cancelled' : 'write-failed',
          message: vscode.l10n.t('The export ended without a word. {0}', event.complaint),
        };
    }
  }
  return { event: 'failed', code: 'cancelled', message: '' };
}

/** Only the training rows are counted beforehand; they are most of the work. */
function percentOf(progress: ExportProgress): number {
  if (progress.phase !== 'rows' || progress.total === undefined || progress.total === 0) return 0;
  return Math.min(100, (progress.rows / progress.total) * 100);
}

function textOf(progress: ExportProgress): string {
  const { t } = vscode.l10n;
  switch (progress.phase) {
    case 'downloading':
      return t('downloading {0}', progress.file);
    case 'reading':
      return t('reading {0}, {1} rows', progress.task, progress.rows.toLocaleString());
    case 'rows':
      return t('{0}: {1} rows', progress.part, progress.rows.toLocaleString());
    case 'tasks':
      return progress.path;
  }
}

/** What was written, with the ways to it; what did not come along is in the manifest. */
async function tellEnd({ manifest, manifestPath, kept }: ExportReport): Promise<void> {
  const { t } = vscode.l10n;
  const rows = Object.entries(manifest.parts).map(([part, { written }]) => `${part} ${written.toLocaleString()}`);
  const notes = [...Object.values(manifest.parts), ...Object.values(manifest.tasks)].flatMap((part) => part.notes);
  const sentences = [
    t(
      'Exported to {0}: {1} files.',
      vscode.workspace.asRelativePath(path.dirname(manifestPath)),
      manifest.files.length,
    ),
    ...(kept.length === 0 ? [] : [t('{0} of them there already and the same.', kept.length)]),
    ...(rows.length === 0 ? [] : [t('Rows: {0}.', rows.join(', '))]),
    ...(rows.length === 0 || manifest.lengths.applied
      ? []
      : [t('Lengths were not applied: {0}', manifest.lengths.why)]),
    ...(notes.length === 0
      ? []
      : [notes.length === 1 ? t('The manifest holds 1 note.') : t('The manifest holds {0} notes.', notes.length)]),
  ];
  const open = t('Open Manifest');
  const reveal = t('Reveal');
  const picked = await vscode.window.showInformationMessage(sentences.join(' '), open, reveal);
  const uri = vscode.Uri.file(manifestPath);
  if (picked === open) await vscode.window.showTextDocument(uri);
  if (picked === reveal) {
    const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    await vscode.commands.executeCommand(inside ? 'revealInExplorer' : 'revealFileInOS', uri);
  }
}
