import * as vscode from 'vscode';
import type { PreviewCommandArgument } from '../../language';
import type { EditorContext } from '../context';
import { taskLanguage } from '../editor';
import { choiceFor } from '../preview/preview-manager';

/**
 * Opens the preview.
 * @param target from a code lens the template, from a menu the file; the active editor's template where absent.
 */
export async function previewTemplate(context: EditorContext, target?: unknown): Promise<void> {
  if (isTemplate(target)) {
    context.preview.open(vscode.Uri.parse(target.uri), { kind: 'name', name: target.template });
    return;
  }
  const uri = target instanceof vscode.Uri ? target : activeTask();
  if (uri === undefined) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Open a task file (its name ends in .task.flan.yaml) to preview its templates.'),
    );
    return;
  }
  context.preview.open(uri, choiceFor(uri));
}

function activeTask(): vscode.Uri | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.languageId === taskLanguage)?.document.uri;
}

function isTemplate(target: unknown): target is PreviewCommandArgument {
  return (
    typeof target === 'object' &&
    target !== null &&
    'uri' in target &&
    typeof target.uri === 'string' &&
    'template' in target &&
    typeof target.template === 'string'
  );
}
