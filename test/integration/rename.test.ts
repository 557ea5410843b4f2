import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('rename', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  const rename = (position: vscode.Position, name: string): Promise<vscode.WorkspaceEdit> =>
    ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', task, position, name);

  it('renames a column in every template and gives the data the new name', async () => {
    const before = task.document.getText();
    const edit = await rename(task.after('{{ prem'), 'passage');
    assert.equal(edit.size, 1);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const renamed = task.document.getText();
    assert.match(
      renamed,
      /columns: \{ premise: string, hypothesis: string, label: int \}\n {2}rename: \{premise: passage\}\n/,
    );
    const uses = (text: string, name: string) => text.split(`{{ ${name} }}`).length - 1;
    assert.equal(uses(renamed, 'passage'), uses(before, 'premise'));
    assert.equal(uses(renamed, 'premise'), 0);
  });

  it('renames a cluster in all files that name it', async () => {
    // One without partners in FLAN v1: no dialog asks whether they are to train.
    const diary = await openFile('tasks/diary.task.flan.yaml');
    const place = diary.after('cluster: sent');
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', diary, place, 'mood');
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.ok(
      files.includes('diary.task.flan.yaml') && files.includes('hold-out-sentiment.recipe.flan.yaml'),
      files.join(),
    );
  });

  it('says what will be replaced, and refuses a name that is taken', async () => {
    const place = await ask<{ readonly placeholder: string }>('prepareRename', task, task.after('{{ prem'));
    assert.equal(place.placeholder, 'premise');
    await assert.rejects(rename(task.after('{{ prem'), 'hypothesis'), /column "hypothesis" already/);
  });
});
