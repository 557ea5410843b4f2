import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('FLAN: Peek Preview', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    await flanContext();
    const [file] = await vscode.workspace.findFiles('tasks/follows.task.flan.yaml');
    assert.ok(file);
    editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const peeked = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.findLast(({ uri }) => uri.scheme === 'flan-preview');

  it('opens a document with full input and target of the template at the cursor', async () => {
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('name: premise-hypothesis'));
    editor.selection = new vscode.Selection(line, 4, line, 4);
    await vscode.commands.executeCommand('flan.peekPreview');
    const document = await eventually(peeked, 'the document of the peek');
    assert.equal(document.uri.path, '/follows/premise-hypothesis');
    assert.match(document.getText(), /^── Row 1 of 50, input: \d+ of 120 tokens ──\nPremise: /);
    assert.match(document.getText(), /── Target: 1 of 40 tokens ──\n(yes|no)\n/);
  });

  it('follows what is typed', async () => {
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('Premise: {{ premise }}'));
    await editor.edit((edit) => edit.insert(new vscode.Position(line, 6), 'Ponder. '));
    await eventually(() => peeked()?.getText().includes('\nPonder. Premise: ') || undefined, 'the typed words');
  });

  it('takes back what is typed into it', async () => {
    const document = await eventually(peeked, 'the document of the peek');
    const text = document.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'scribble');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => peeked()?.getText() === text || undefined, 'the text as it was');
  });

  it('leads from what was printed to where it was printed', async () => {
    const document = await eventually(peeked, 'the document of the peek');
    const at = document.positionAt(document.getText().indexOf('Premise: ') + 'Premise: '.length + 1);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert.ok(link, 'no way back');
    assert.equal(editor.document.getText(link.targetRange), '{{ premise }}');
  });

  it('takes the template that a code lens names', async () => {
    const uri = editor.document.uri.toString();
    await vscode.commands.executeCommand('flan.peekPreview', { uri, template: 'does-it-follow' });
    await eventually(() => peeked()?.uri.path === '/follows/does-it-follow' || undefined, 'the other template');
  });
});
