import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { flanContext } from './flan-context';

describe('export', function () {
  this.timeout(60_000);
  let recipe: vscode.Uri;
  let out: vscode.Uri;

  before(async () => {
    await flanContext();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    recipe = vscode.Uri.joinPath(folder, 'tiny.recipe.flan.yaml');
    out = vscode.Uri.joinPath(folder, 'exported');
  });

  afterEach(() => rmSync(out.fsPath, { recursive: true, force: true }));

  it('writes what was asked for, in a process of its own', async () => {
    const manifest = await vscode.commands.executeCommand<string | undefined>('flan.exportMixture', {
      ...{ recipe, out, formats: ['prompt_completion', 'messages'], container: 'jsonl', rows: 20 },
    });
    assert.equal(manifest, path.join(out.fsPath, 'export.json'));
    const { parts } = JSON.parse(readFileSync(manifest, 'utf8')) as { parts: { train: { written: number } } };
    assert.equal(parts.train.written, 20);
    const lines = readFileSync(path.join(out.fsPath, 'messages', 'train.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    assert.equal(lines.length, 20);
    assert.ok(existsSync(path.join(out.fsPath, 'trl_sft.yaml')));
  });

  it('exports nothing where the recipe is broken', async () => {
    const broken = vscode.Uri.joinPath(recipe, '..', 'broken.recipe.flan.yaml');
    await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode('flan: recipe/1\nrun: x\n'));
    const manifest = await vscode.commands.executeCommand<string | undefined>('flan.exportMixture', {
      ...{ recipe: broken, out, formats: ['alpaca'], container: 'jsonl' },
    });
    assert.equal(manifest, undefined);
    assert.equal(existsSync(out.fsPath) && readdirSync(out.fsPath).length > 0, false);
    await vscode.workspace.fs.delete(broken);
  });

  it('asks for the formats, and leaves off when nobody answers', async () => {
    const asked = vscode.commands.executeCommand<string | undefined>('flan.exportMixture', { recipe });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asked, undefined);
  });
});
