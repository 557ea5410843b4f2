import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('runs', () => {
  let context: FlanContext;
  let folder: vscode.Uri;

  before(async () => {
    context = await flanContext();
    folder = vscode.workspace.workspaceFolders![0]!.uri;
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('evaluates the base model alone and shows the result', async function () {
    this.timeout(120_000);
    const recipe = vscode.Uri.joinPath(folder, 'tiny.recipe.flan.yaml');
    const dir = await vscode.commands.executeCommand<string | undefined>('flan.evaluateRecipe', recipe);
    assert.ok(dir, 'no run was started');
    assert.equal(path.relative(folder.fsPath, dir).startsWith('..'), false);
    const opened = await context.runs.monitor(dir);
    assert.ok(opened.ok);
    assert.deepEqual(context.runs.active, [opened.value]);
    await opened.value.ended;
    const { view } = opened.value;
    assert.equal(view.state, 'finished', JSON.stringify(view.failure ?? view.progress));
    assert.deepEqual(context.runs.active, []);
    const shown = context.results.panel(dir)?.view;
    assert.equal(shown?.tone, 'good');
    assert.match(shown?.report ?? '', /<h2>/);
    assert.ok((shown?.counts.all ?? 0) > 0, 'no samples');
    assert.equal(
      view.clusters.every((cluster) => cluster.tuned === undefined),
      true,
    );
  });

  it('lists the run from its files, newest first', async () => {
    const runs = await context.runs.list();
    assert.equal(runs[0]?.state, 'finished');
    assert.equal(path.basename(runs[0]?.recipePath ?? ''), 'tiny.recipe.flan.yaml');
  });

  it('says what is wrong with a recipe, and where, instead of starting', async () => {
    const broken = vscode.Uri.joinPath(folder, 'broken.recipe.flan.yaml');
    const text = 'flan: recipe/1\nrun: broken\ntasks: [tasks/follows.task.flan.yaml]\nmodel: { path: no-such-model }\n';
    await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode(text));
    const started = await context.runs.start(broken, 'train');
    assert.ok(!started.ok, 'a run was started');
    assert.notEqual(started.error.message, '');
    assert.equal(started.error.file, broken.fsPath);
    assert.ok((started.error.line ?? 0) > 0, 'the failure has no line');
    await vscode.workspace.fs.delete(broken);
  });

  it('cancels from the palette', async function () {
    this.timeout(120_000);
    const tiny = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'tiny.recipe.flan.yaml'));
    const recipe = vscode.Uri.joinPath(folder, 'long.recipe.flan.yaml');
    const long = new TextDecoder().decode(tiny).replace(/steps: \d+/, 'steps: 100000');
    await vscode.workspace.fs.writeFile(recipe, new TextEncoder().encode(long));
    const dir = await vscode.commands.executeCommand<string | undefined>('flan.runRecipe', recipe);
    assert.ok(dir, 'no run was started');
    const opened = await context.runs.monitor(dir);
    assert.ok(opened.ok);
    await vscode.commands.executeCommand('flan.cancelRun');
    assert.equal(opened.value.view.state, 'cancelling');
    await opened.value.ended;
    assert.equal(opened.value.view.state, 'cancelled');
    await eventually(() => context.results.panel(dir)?.view.tone === 'quiet', 'the panel to say so');
    await vscode.workspace.fs.delete(recipe);
  });
});
