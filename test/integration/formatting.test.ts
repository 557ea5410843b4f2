import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('formatting', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  it('lays a file out, quotes what old YAML would misread, and keeps comments', async () => {
    const clean = task.document.getText();
    assert.deepEqual(await edits(), [], 'the sample is laid out already');
    await task.replace("choices: ['yes', 'no']", "choices: ['yes', no] # two");
    await task.replace('scoring: rank', 'scoring: rank   ');
    for (const key of ['source', 'splits', 'columns']) await task.replace(`\n  ${key}`, `\n    ${key}`);
    const edit = new vscode.WorkspaceEdit();
    edit.set(task.uri, [...(await edits())]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const after = task.document.getText();
    assert.equal(after, clean.replace("'no'", '"no"').replace('"no"]', '"no"] # two'));
    assert.deepEqual(await edits(), []);

    async function edits(): Promise<readonly vscode.TextEdit[]> {
      const options: vscode.FormattingOptions = { tabSize: 2, insertSpaces: true };
      return (await ask<vscode.TextEdit[] | undefined>('executeFormatDocumentProvider', task, options)) ?? [];
    }
  });
});
