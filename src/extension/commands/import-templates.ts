import { join } from 'node:path';
import * as vscode from 'vscode';
import { nodeFileSystem } from '../../data';
import {
  compareFiles,
  findSources,
  importFiles,
  printReport,
  saveFiles,
  type ImportReport,
  type ImportResult,
} from '../../import';
import type { FlanContext } from '../context';
import { speakEditorsLanguage } from '../core-texts';
import { pickFiles } from '../import/pick-files';
import { pickSources } from '../import/pick-sources';
import { pickTarget } from '../import/pick-target';
import type { ShownTexts } from '../import/shown-texts';

/** What is imported; whatever is missing the user is asked for. */
export interface ImportWish {
  /** Files and folders. */
  readonly sources?: readonly vscode.Uri[];
  /** The folder for task files. */
  readonly out?: vscode.Uri;
}

/** Places of one kind that the report lists. */
const MOST = 500;

/**
 * Imports templates of other projects: reads them, shows which task files come of it, writes those that the user
 * chooses, and opens the report. @returns the files that were written
 */
export async function importTemplates(
  context: FlanContext,
  texts: ShownTexts,
  wish: ImportWish,
): Promise<readonly string[] | undefined> {
  speakEditorsLanguage();
  const { t } = vscode.l10n;
  const sources = wish.sources ?? (await pickSources());
  if (sources === undefined || sources.length === 0) return undefined;
  const out = wish.out ?? (await pickTarget());
  if (out === undefined) return undefined;
  const result = await read(sources, out);
  if (result === undefined) return undefined;
  const { files, report } = result;
  if (files.length === 0 && report.failed.length === 0) {
    await vscode.window.showInformationMessage(t('Nothing here is of a format that can be imported.'));
    return [];
  }
  const chosen = await pickFiles(result, out.fsPath, texts);
  if (chosen === undefined) return undefined;
  const saved = await saveFiles(chosen, out.fsPath, { overwrite: true });
  if (!saved.ok) {
    context.log.error('import', saved.error);
    await vscode.window.showErrorMessage(t('{0} could not be written: {1}', saved.error.file, saved.error.message));
    return undefined;
  }
  const { written } = saved.value;
  // What was there with the same text was not offered, but is as good as written.
  const { unchanged } = await compareFiles(files, out.fsPath);
  await openReport(report, texts, out.fsPath, new Set(unchanged));
  void tellEnd(written, unchanged, report);
  return written;
}

async function read(sources: readonly vscode.Uri[], out: vscode.Uri): Promise<ImportResult | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Reading templates'),
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const { paths, found } = await findSources(
        sources.map(({ fsPath }) => fsPath),
        nodeFileSystem,
      );
      const result = await importFiles(paths, {
        ...{ fs: nodeFileSystem, out: out.fsPath, found, signal: abort.signal },
        onProgress: (done, all) => progress.report({ increment: 100 / all, message: `${done + 1}/${all}` }),
      });
      return token.isCancellationRequested ? undefined : result;
    },
  );
}

/**
 * As a text whose places are links, what needs a person first.
 *
 * @param there absolute paths of the task files that are there as they were imported
 */
async function openReport(
  report: ImportReport,
  texts: ShownTexts,
  out: string,
  there: ReadonlySet<string>,
): Promise<void> {
  const files = new Map<string, string>();
  const path = (file: string): string => {
    const name = vscode.workspace.asRelativePath(file);
    files.set(name, file);
    return name;
  };
  const task = (to: string): string => {
    const file = join(out, to);
    return there.has(file) ? path(file) : vscode.l10n.t('{0} (not written)', vscode.workspace.asRelativePath(file));
  };
  const text = printReport(report, { path, task, most: MOST, pressingFirst: true });
  await vscode.window.showTextDocument(texts.show(vscode.l10n.t('Import report'), text, files));
}

/** What came of it; where it is one file, with the way to it. */
async function tellEnd(
  written: readonly string[],
  there: readonly string[],
  { person, failed }: ImportReport,
): Promise<void> {
  const { t } = vscode.l10n;
  const same = there.length - written.length;
  const message = [
    written.length === 1 ? t('1 task file written.') : t('{0} task files written.', written.length),
    ...(same > 0 ? [t('{0} there already and the same.', same)] : []),
    ...(person.length === 1 ? [t('The report names 1 place that needs a person.')] : []),
    ...(person.length > 1 ? [t('The report names {0} places that need a person.', person.length)] : []),
    ...(failed.length > 0 ? [t('{0} failed; the report says why.', failed.length)] : []),
  ].join(' ');
  const [only, ...others] = there;
  const open = t('Open Task File');
  const buttons = only !== undefined && others.length === 0 ? [open] : [];
  const show = failed.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if ((await show(message, ...buttons)) === open && only !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.file(only));
  }
}
