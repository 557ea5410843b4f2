import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, type OpenFile } from './task-file';

describe('linked editing', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  it('types a choice and its uses at once', async () => {
    await task.replace('{{ premise }}', "{% if answer == 'yes' %}{{ premise }}{% endif %}{{ premise }}");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor && editor.document === task.document);
    assert.equal(vscode.workspace.getConfiguration('editor', task.document).get('linkedEditing'), true);
    const end = task.after("choices: ['yes");
    // No command of VS Code answers what is linked: the words themselves have to be typed.
    for (let tries = 0; !task.document.getText().includes("answer == 'yess'"); tries++) {
      assert.ok(tries < 50, 'the use in the template did not follow');
      editor.selection = new vscode.Selection(end, end);
      await new Promise((done) => setTimeout(done, 250));
      await vscode.commands.executeCommand('type', { text: 's' });
      await new Promise((done) => setTimeout(done, 100));
      if (!task.document.getText().includes("answer == 'yess'")) await vscode.commands.executeCommand('undo');
    }
    assert.ok(task.document.getText().includes("choices: ['yess'"));
  });
});
