import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, show, type OpenFile } from './task-file';

describe('references and highlights', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  it('finds a column in its pin and in every template', async () => {
    const found = await ask<vscode.Location[]>('executeReferenceProvider', task, task.after('{{ prem'));
    const uses = task.document.getText().split('{{ premise }}').length - 1;
    assert.equal(found.length, uses + 1);
    for (const { range } of found) assert.equal(task.document.getText(range), 'premise');
  });

  it('finds a cluster in other files', async () => {
    const found = await ask<vscode.Location[]>('executeReferenceProvider', task, task.after('cluster: nl'));
    const files = new Set(found.map(({ uri }) => uri.path.split('/').at(-1)));
    assert.ok(files.has('tiny.recipe.flan.yaml') && files.has('follows_or_unknown.task.flan.yaml'), [...files].join());
  });

  it('marks what is written apart from what is read', async () => {
    const found = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', task, task.after('{{ prem'));
    const written = found.filter(({ kind }) => kind === vscode.DocumentHighlightKind.Write);
    assert.deepEqual(show(written.map(({ range }) => range)), show([task.range('premise')]));
    assert.ok(found.length > written.length);
  });
});
