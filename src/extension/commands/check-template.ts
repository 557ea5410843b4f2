import * as vscode from 'vscode';
import type { EditorContext } from '../context';
import { taskLanguage } from '../editor';
import { isRecord } from './arguments';

/**
 * Tests a template on every row of the sample; the result stands in the Test Explorer and at the template.
 * @param target from a code lens the template; else the one that the cursor is in
 */
export async function checkTemplate({ tests }: EditorContext, target: unknown): Promise<void> {
  if (isRecord(target) && typeof target['uri'] === 'string' && typeof target['template'] === 'string') {
    return tests.checkTemplate(target['uri'], target['template']);
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === taskLanguage) {
    const name = await tests.templateAt(editor.document.uri.toString(), editor.selection.active);
    if (name !== undefined) return tests.checkTemplate(editor.document.uri.toString(), name);
  }
  await vscode.window.showInformationMessage(
    vscode.l10n.t('Put the cursor into a template of a task file to check it.'),
  );
}
