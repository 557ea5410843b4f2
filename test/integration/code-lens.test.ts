import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('code lenses', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());
  const lenses = (file: OpenFile): Promise<vscode.CodeLens[]> =>
    ask<vscode.CodeLens[]>('executeCodeLensProvider', file, 100);

  it('stand over every template: preview, check, share of rows that render', async () => {
    const templates = [...task.document.getText().matchAll(/- name: /g)].length;
    const found = await lenses(task);
    const line = task.range('- name: does-it-follow').start.line;
    const own = found.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title);
    assert.deepEqual(own, ['Preview', 'Run Check', '50 of 50 rows render']);
    assert.equal(found.length, 3 * templates);
  });

  it('count the rows that a template leaves empty', async () => {
    await task.replace('{{ premise }}', '{% if label == 0 %}{{ premise }}');
    await task.replace('{{ options_ }}', '{{ options_ }}{% endif %}');
    const titles = (await lenses(task)).map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^\d+ of 50 rows render, \d+ empty$/.test(title)),
      titles.join(' | '),
    );
  });

  it('say over a recipe what its hold-out does, and run it', async () => {
    const recipe = await openFile('tiny.recipe.flan.yaml');
    const titles = (await lenses(recipe)).map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^Tasks: \d+ train, \d+ held out, \d+ left out$/.test(title)),
      titles.join(' | '),
    );
    assert.ok(titles.some((title) => title.endsWith('Fine-tune and Evaluate')));
  });
});
