import * as vscode from 'vscode';
import type { PreviewCommandArgument, TemplateChoice } from '../../language';
import { taskLanguage } from '../editor';
import { choiceFor } from '../preview/preview-manager';

/** A template that a command is about. */
export interface TemplateTarget {
  readonly uri: vscode.Uri;
  readonly choice: TemplateChoice;
}

/**
 * The template that a command was given for; says what to do where there is none.
 *
 * @param target from a code lens the template, from a menu the file; the active editor's template where absent
 */
export async function templateTarget(target: unknown): Promise<TemplateTarget | undefined> {
  if (isTemplate(target)) {
    return { uri: vscode.Uri.parse(target.uri), choice: { kind: 'name', name: target.template } };
  }
  const uri = target instanceof vscode.Uri ? target : activeTask();
  if (uri !== undefined) return { uri, choice: choiceFor(uri) };
  await vscode.window.showInformationMessage(
    vscode.l10n.t('Open a task file (its name ends in .task.flan.yaml) to preview its templates.'),
  );
  return undefined;
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
