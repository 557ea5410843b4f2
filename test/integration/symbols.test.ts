import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile } from './task-file';

describe('symbols', () => {
  it('outline a task with its templates', async () => {
    const task = await openFile('tasks/follows.task.flan.yaml');
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', task);
    const names = (list: readonly vscode.DocumentSymbol[]): string[] =>
      list.flatMap(({ name, children }) => [name, ...names(children)]);
    const found = names(symbols);
    for (const [, name = ''] of task.document.getText().matchAll(/- name: (\S+)/g)) {
      assert.ok(
        found.some((each) => each.includes(name)),
        `${name} is not among ${found.join(', ')}`,
      );
    }
  });

  it('find tasks, clusters and templates of the whole workspace', async () => {
    const find = async (query: string): Promise<readonly string[]> => {
      const command = 'vscode.executeWorkspaceSymbolProvider';
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(command, query);
      return found.map(({ name, location }) => `${name} in ${location.uri.path.split('/').at(-1) ?? ''}`);
    };
    assert.ok((await find('headl')).includes('headlines in headlines.task.flan.yaml'));
    assert.ok((await find('doesitfollow')).includes('does-it-follow in follows.task.flan.yaml'));
  });
});
