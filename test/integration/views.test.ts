import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('the views', () => {
  let context: FlanContext;
  let folder: vscode.Uri;

  before(async () => {
    context = await flanContext();
    folder = vscode.workspace.workspaceFolders![0]!.uri;
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const overview = () => context.views.overview.get();

  it('show every task file of the workspace under its cluster', async () => {
    const files = await vscode.workspace.findFiles('tasks/*.task.flan.yaml');
    const clusters = await context.views.tasks.getChildren();
    const tasks = (await Promise.all(clusters.map((node) => context.views.tasks.getChildren(node)))).flat();
    assert.deepEqual(tasks.map(({ uri }) => uri).sort(), files.map((file) => file.toString()).sort());
    const nli = clusters.find(({ label }) => label === 'nli');
    assert.deepEqual(
      nli?.children.map(({ label }) => label),
      ['follows', 'follows_or_unknown'],
    );
  });

  it('give items an identity, a menu and a place to open', async () => {
    const [cluster] = await context.views.tasks.getChildren();
    const [task] = await context.views.tasks.getChildren(cluster);
    const [template] = await context.views.tasks.getChildren(task);
    assert.ok(template);
    assert.equal(context.views.tasks.getParent(template), task);
    const item = context.views.tasks.getTreeItem(template);
    assert.deepEqual([item.id, item.contextValue], [template.id, 'template']);
    await vscode.commands.executeCommand(item.command!.command, ...((item.command!.arguments ?? []) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), template.uri);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, new RegExp(`name: ${template.label}`));
  });

  it('check files that nobody opened', async () => {
    await overview();
    const checked = await eventually(() => {
      const { newest } = context.views.overview;
      return newest?.unchecked === 0 && newest;
    }, 'the checks of all files');
    for (const task of checked.clusters.flatMap(({ tasks }) => tasks)) assert.equal(task.problems?.error, 0, task.name);
    assert.equal(context.views.checks.text.busy, false);
    assert.match(context.views.checks.text.text, /^FLAN: /);
  });

  it('follow a file that comes and goes', async () => {
    const file = vscode.Uri.joinPath(folder, 'tasks/passing.task.flan.yaml');
    const has = (): boolean =>
      context.views.overview.newest?.clusters.some(({ tasks }) => tasks.some(({ name }) => name === 'passing')) ??
      false;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('flan: task/1\ntask: passing\ncluster: nli\n'));
    await eventually(has, 'the new task');
    await vscode.workspace.fs.delete(file);
    await eventually(() => !has(), 'the task to go');
  });

  it('count the rows of splits and show them, of a file of the workspace', async () => {
    const tasks = await context.views.data.getChildren();
    const follows = tasks.find(({ label }) => label === 'follows');
    assert.ok(follows);
    const splits = await context.views.data.getChildren(follows);
    assert.deepEqual(
      splits.map(({ label }) => label),
      ['train', 'dev', 'test'],
    );
    const [train] = splits;
    const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'data/follows.train.jsonl'));
    const lines = new TextDecoder().decode(text).trim().split('\n');
    assert.match(train?.description ?? '', new RegExp(`^${lines.length.toLocaleString('en-US')} rows`));
    await vscode.commands.executeCommand('flan.showRows', train);
    const view = await eventually(() => {
      const shown = context.views.rows.panel(follows.uri)?.view;
      return shown?.isCounted === true && shown;
    }, 'the rows');
    assert.deepEqual([view.split, view.count, view.rows.length], ['train', lines.length, 100]);
    assert.deepEqual(
      view.columns.map(({ name, type }) => [name, type]),
      [
        ['premise', 'str'],
        ['hypothesis', 'str'],
        ['label', 'int'],
      ],
    );
  });

  it('list recipes that have not run, with what they would do', async () => {
    const recipes = await context.runsView.getChildren();
    const tiny = recipes.find(({ label }) => label === 'tiny');
    assert.ok(tiny?.kind === 'recipe');
    assert.ok(tiny.tooltip.some((line) => line.startsWith('Held out: ') && line.includes('follows')));
    assert.equal(context.runsView.getTreeItem(tiny).contextValue, 'recipe');
  });

  it('show a run while it goes on and what came out of it', async function () {
    this.timeout(120_000);
    const recipe = vscode.Uri.joinPath(folder, 'tiny.recipe.flan.yaml');
    const dir = await vscode.commands.executeCommand<string | undefined>('flan.evaluateRecipe', recipe);
    assert.ok(dir);
    const find = async () => {
      const recipes = await context.runsView.getChildren();
      const runs = (await Promise.all(recipes.map((node) => context.runsView.getChildren(node)))).flat();
      return runs.find((node) => node.kind === 'run' && node.dir === dir);
    };
    const going = await find();
    assert.ok(going?.kind === 'run');
    const opened = await context.runs.monitor(dir);
    assert.ok(opened.ok);
    await opened.value.ended;
    context.runsView.refresh();
    const ended = await find();
    assert.match(ended?.description ?? '', /^nli base \d+\.\d$/);
    assert.equal(context.runsView.getTreeItem(ended!).contextValue, 'run.finished');
  });
});
