import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'flan-workbench.flan-workbench';

describe('activation', () => {
  it('is installed and starts when a task file is opened', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not installed`);
    const [file] = await vscode.workspace.findFiles('**/*.task.flan.yaml', undefined, 1);
    assert.ok(file, 'the workspace has no task file');
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.languageId, 'flan-task');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that package.json contributes', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension);
    const manifest = extension.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((each) => !registered.has(each));
    assert.deepEqual(missing, []);
  });
});
