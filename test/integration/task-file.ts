import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';

/** A file of the sample workspace in an editor, as a test reads and edits it. */
export interface OpenFile {
  readonly document: vscode.TextDocument;
  readonly uri: vscode.Uri;
  /** The range of the `nth` (from 0) occurrence of a text. */
  readonly range: (text: string, nth?: number) => vscode.Range;
  /** Behind the first occurrence of a text. */
  readonly after: (text: string) => vscode.Position;
  /** Writes in place of the first occurrence of a text, unsaved. */
  readonly replace: (found: string, put: string) => Promise<void>;
  /** Back to what is on the disk. */
  readonly revert: () => Promise<void>;
}

/** Opens a file by its path in the workspace. */
export async function openFile(path: string): Promise<OpenFile> {
  const [uri] = await vscode.workspace.findFiles(path);
  assert.ok(uri, `the workspace has no ${path}`);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const range = (text: string, nth = 0): vscode.Range => {
    let start = -1;
    for (let seen = -1; seen < nth; seen++) start = document.getText().indexOf(text, start + 1);
    assert.ok(start >= 0, `${path} lacks "${text}"`);
    return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  };
  return {
    document,
    uri,
    range,
    after: (text) => range(text).end,
    replace: async (found, put) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, range(found), put);
      assert.ok(await vscode.workspace.applyEdit(edit));
    },
    revert: async () => {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await eventually(() => !document.isDirty, `${path} as it is on the disk`);
    },
  };
}

/** What a provider command of VS Code answers about the file. */
export async function ask<T>(command: string, { uri }: OpenFile, ...rest: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(`vscode.${command}`, uri, ...rest);
}

/** Ranges as `line:from-to`, 0-based, to compare and to read in a failure. */
export function show(ranges: readonly vscode.Range[]): readonly string[] {
  return ranges.map(({ start, end }) => `${start.line}:${start.character}-${end.line}:${end.character}`);
}
