import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('completion', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  async function offered(file: OpenFile, position: vscode.Position): Promise<readonly string[]> {
    const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', file, position);
    const sorted = [...list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    return sorted.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('offers columns inside braces, in a text that is not closed yet', async () => {
    assert.deepEqual((await offered(task, task.after('{{ prem'))).slice(0, 3), ['premise', 'hypothesis', 'label']);
    await task.replace('Does it follow that', '{% set mood = 1 %}Does {{ mo');
    assert.equal((await offered(task, task.after('Does {{ mo')))[0], 'mood');
  });

  it('offers filters with their signatures, and the choices where an answer is compared', async () => {
    await task.replace('{{ premise }}', "{{ premise | rep }}{% if answer == '' %}{% endif %}");
    const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', task, task.after('| rep'));
    assert.match(list.items.find(({ label }) => label === 'replace')?.detail ?? '', /^replace\(old, new/);
    assert.deepEqual(await offered(task, task.after("answer == '")), ['yes', 'no']);
  });

  it('offers keys with snippets, fixed words, clusters and files', async () => {
    await task.replace('scoring: rank', 'scoring: \n');
    assert.deepEqual(await offered(task, task.after('scoring: ')), ['rank', 'generate']);
    assert.equal((await offered(task, task.after('cluster: ')))[0] !== undefined, true);
    const files = await offered(task, task.after("jsonl: '../data/"));
    assert.ok(files.includes('follows.{split}.jsonl'), files.join(', '));
    await task.replace('  - name: can-we-conclude', '  - \n  - name: can-we-conclude');
    const keys = await offered(task, task.after("'{{ answer }}'\n\n  - "));
    assert.deepEqual(keys.slice(0, 2), ['template', 'template with options']);
  });

  it('fills an empty file', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'flan-task', content: 'flan: task/1\n' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 0),
    );
    const item = list.items.find(({ label }) => label === 'task file');
    assert.ok(item?.insertText instanceof vscode.SnippetString);
    assert.match(item.insertText.value, /^task: \$\{1:/);
  });

  it('offers globs and tasks in a recipe', async () => {
    const recipe = await openFile('tiny.recipe.flan.yaml');
    assert.ok((await offered(recipe, recipe.after("tasks: ['"))).includes('tasks/*.task.flan.yaml'));
    assert.ok((await offered(recipe, recipe.after('clusters: ['))).includes('nli'));
    assert.ok((await offered(recipe, recipe.after('model: { path: '))).includes('model'));
  });
});
