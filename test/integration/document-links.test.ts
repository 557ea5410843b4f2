import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('document links', () => {
  async function links(file: OpenFile): Promise<ReadonlyMap<string, string>> {
    const found = await ask<vscode.DocumentLink[]>('executeLinkProvider', file, 100);
    return new Map(
      found.map(({ range, target }) => [file.document.getText(range), target?.path.split('/').at(-1) ?? '']),
    );
  }

  it('lead from a task to its data', async () => {
    const found = await links(await openFile('tasks/follows.task.flan.yaml'));
    assert.equal(found.get('../data/follows.{split}.jsonl'), 'follows.train.jsonl');
  });

  it('lead from a recipe to its tasks and its model', async () => {
    const found = await links(await openFile('tiny.recipe.flan.yaml'));
    assert.equal(found.get('tasks/*.task.flan.yaml'), 'answerable.task.flan.yaml');
    assert.equal(found.get('model'), 'config.json');
  });
});
