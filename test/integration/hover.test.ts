import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('hover', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  async function shown(file: OpenFile, position: vscode.Position): Promise<string> {
    const hovers = await ask<vscode.Hover[]>('executeHoverProvider', file, position);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
  }

  async function firstRow(): Promise<{ readonly premise: string }> {
    const data = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(task.uri, '../../data/follows.train.jsonl'));
    return JSON.parse(Buffer.from(data).toString('utf8').split('\n')[0] ?? '') as { readonly premise: string };
  }

  it('shows the type of a column, how often it is empty, and its first values', async () => {
    const text = await shown(task, task.after('{{ prem'));
    assert.match(text, /\*\*premise\*\* · str · pinned as string · empty in 0 of 50 rows/);
    assert.ok(text.includes((await firstRow()).premise.slice(0, 20)), text);
  });

  it('shows what a key means, and what a template renders for the first row', async () => {
    assert.match(await shown(task, task.after('sco')), /\*\*scoring\*\*.*log-likelihood/s);
    const rendered = await shown(task, task.after('name: does-it'));
    assert.match(rendered, /does-it-follow.*for row 1 of 50/);
    assert.ok(rendered.includes((await firstRow()).premise), rendered);
  });

  it('shows how often a choice is gold', async () => {
    assert.match(await shown(task, task.after("choices: ['ye")), /choice 1 of 2\n\nGold in \d+ of 50 rows seen/);
  });

  it('shows the tasks of a cluster and its partners, and how a filter is called', async () => {
    const cluster = await shown(task, task.after('cluster: nl'));
    assert.match(cluster, /Tasks here: .*`follows`.*paraphrase/s);
    await task.replace('{{ premise }}', '{{ premise | trim }}');
    assert.match(await shown(task, task.after('premise | tri')), /^`trim\(.*prints `\[a\]`/s);
  });

  it('shows the plan of a recipe', async () => {
    const recipe = await openFile('tiny.recipe.flan.yaml');
    assert.match(await shown(recipe, recipe.after('hold_')), /\*\*Held out:\*\* .*`follows`/s);
  });
});
