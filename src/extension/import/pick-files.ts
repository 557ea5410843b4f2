import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { compareFiles, type ImportedFile, type ImportResult } from '../../import';
import type { ShownTexts } from './shown-texts';

interface FileItem extends vscode.QuickPickItem {
  readonly file: ImportedFile;
  /** The file that it would replace. */
  readonly replaces: string | undefined;
}

/**
 * Shows which task files an import makes before any is written: new ones are chosen, those that would replace another
 * text are not. A button compares the two.
 *
 * @returns the chosen files, after the user has agreed to each that replaces another; undefined where they thought
 * better of it
 */
export async function pickFiles(
  result: ImportResult,
  out: string,
  texts: ShownTexts,
): Promise<readonly ImportedFile[] | undefined> {
  const { unchanged, kept } = await compareFiles(result.files, out);
  const same = new Set(unchanged);
  const items = itemsOf(result, out, new Set(kept)).filter(({ file }) => !same.has(join(out, file.path)));
  if (items.length === 0) return [];
  const chosen = await choose(items, out, texts);
  if (chosen === undefined) return undefined;
  const replacing = chosen.filter(({ replaces }) => replaces !== undefined);
  if (replacing.length > 0 && !(await agreesToReplace(replacing))) return undefined;
  return chosen.map(({ file }) => file);
}

function itemsOf({ files, report }: ImportResult, out: string, kept: ReadonlySet<string>): readonly FileItem[] {
  const { t } = vscode.l10n;
  const origins = new Map(report.converted.map((item) => [item.to, item]));
  return files.map((file) => {
    const path = join(out, file.path);
    const origin = origins.get(file.path);
    const count = countText(origin?.templates ?? 0);
    const replaces = kept.has(path) ? path : undefined;
    return {
      label: file.path,
      description: replaces === undefined ? count : `${count} $(warning) ${t('is there with another text')}`,
      ...(origin === undefined ? {} : { detail: vscode.workspace.asRelativePath(origin.file) }),
      buttons: [
        replaces === undefined
          ? { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: t('Look at It') }
          : { iconPath: new vscode.ThemeIcon('diff'), tooltip: t('Compare with the File') },
      ],
      ...{ file, replaces },
    };
  });
}

function countText(templates: number): string {
  return templates === 1 ? vscode.l10n.t('1 template') : vscode.l10n.t('{0} templates', templates);
}

/** A pick that stays open while a file is looked at. */
function choose(items: readonly FileItem[], out: string, texts: ShownTexts): Promise<readonly FileItem[] | undefined> {
  const { t } = vscode.l10n;
  const pick = vscode.window.createQuickPick<FileItem>();
  pick.title = t('Import into {0}', vscode.workspace.asRelativePath(out));
  pick.placeholder = t('Task files to write; nothing is written yet');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ replaces }) => replaces === undefined);
  return new Promise((done) => {
    pick.onDidTriggerItemButton(({ item }) => void look(item, texts));
    pick.onDidAccept(() => {
      done(pick.selectedItems);
      pick.dispose();
    });
    pick.onDidHide(() => {
      done(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

async function look({ file, replaces }: FileItem, texts: ShownTexts): Promise<void> {
  const uri = texts.show(file.path, file.text);
  if (replaces === undefined) {
    await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
    return;
  }
  const title = vscode.l10n.t('{0}: file and import', basename(replaces));
  await vscode.commands.executeCommand('vscode.diff', vscode.Uri.file(replaces), uri, title, { preserveFocus: true });
}

async function agreesToReplace(items: readonly FileItem[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const replace = t('Replace');
  const question =
    items.length === 1
      ? t('Replace {0}? What was changed in it is lost.', items[0]!.file.path)
      : t('Replace {0} task files? What was changed in them is lost.', items.length);
  const detail = items
    .map(({ file }) => file.path)
    .slice(0, 10)
    .join('\n');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}
