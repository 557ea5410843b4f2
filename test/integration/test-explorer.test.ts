import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('the Test Explorer', () => {
  let context: FlanContext;
  let document: vscode.TextDocument;
  let uri: string;
  let snapshot: vscode.Uri;

  before(async () => {
    context = await flanContext();
    const [file] = await vscode.workspace.findFiles('tasks/headlines.task.flan.yaml');
    assert.ok(file);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    uri = document.uri.toString();
    snapshot = vscode.Uri.parse(uri.replace('.task.flan.yaml', '.snap.yaml'));
    await context.tests.ready();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(snapshot);
  });

  const item = (): vscode.TestItem => {
    const task = context.tests.tree.task(uri);
    assert.ok(task, 'the task has no item');
    return task;
  };

  const names = (): readonly string[] => [...item().children].map(([name]) => name);

  async function put(found: string, text: string): Promise<void> {
    const start = document.getText().indexOf(found);
    assert.ok(start >= 0, `the file lacks ${found}`);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + found.length));
    edit.replace(document.uri, range, text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  const pinnedText = async (): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(snapshot));

  it('has an item for each cluster, task and template, at its place in the file', async () => {
    await eventually(() => item().children.size > 0, 'the templates of the open file');
    assert.match(document.getText(), new RegExp(`^cluster: ${item().parent?.label}$`, 'm'));
    const written = [...document.getText().matchAll(/^ {2}- name: (.*)$/gm)].map(([, name]) => name);
    assert.deepEqual(names(), written);
    for (const [name, { range }] of item().children) {
      assert.ok(range);
      assert.equal(document.lineAt(range.start.line).text.trim(), `- name: ${name}`);
    }
  });

  it('follows templates that are added and named otherwise', async () => {
    const [first = ''] = names();
    await put(`- name: ${first}`, '- name: named-otherwise');
    await eventually(() => names().includes('named-otherwise') && !names().includes(first), 'the new name');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => names().includes(first), 'the old name');
  });

  it('pins the renders of a file beside it, and says that they are as pinned', async () => {
    await vscode.commands.executeCommand('flan.pinSnapshot', document.uri);
    assert.match(await pinnedText(), /^flan: snapshot\/1$/m);
    const model = await context.server.checkTemplates({ uri }, new vscode.CancellationTokenSource().token);
    assert.ok(model.kind === 'checked');
    for (const { name, rendered, failures, snapshot: pinned } of model.templates) {
      assert.ok(rendered > 0 && failures.length === 0, name);
      assert.deepEqual(pinned, { same: 3, differences: [] }, name);
    }
  });

  it('runs a template by command, also on unsaved text, and updates its snapshot alone', async () => {
    const [first = '', second = ''] = names();
    const before = await pinnedText();
    const at = document.getText().indexOf('{{', document.getText().indexOf(`- name: ${first}`));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(at), 'Unsaved. ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('flan.checkTemplate', { uri, template: first });
    const token = new vscode.CancellationTokenSource().token;
    const model = await context.server.checkTemplates({ uri, templates: [first, second] }, token);
    assert.ok(model.kind === 'checked');
    assert.deepEqual(
      model.templates.map(({ snapshot: pinned }) => pinned?.differences.length),
      [3, 0],
    );
    await vscode.commands.executeCommand('flan.updateSnapshots', item().children.get(first));
    const now = await pinnedText();
    assert.equal(now.match(/Unsaved\. /g)?.length, 3);
    assert.equal(now.replaceAll('Unsaved. ', ''), before);
  });

  it('checks the snapshot file itself while it is open', async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.window.showTextDocument(snapshot);
    const told = await eventually(() => {
      const found = vscode.languages.getDiagnostics(snapshot);
      return found.length > 0 && found;
    }, 'what is no longer as pinned');
    assert.equal(told.length, 3);
    assert.ok(told.every(({ message }) => message.includes('is not as pinned')));
    const open = vscode.window.activeTextEditor?.document;
    assert.equal(open?.languageId, 'flan-snapshot');
    assert.match(open.getText(told[0]!.range), /^ *Unsaved\. |Unsaved\. /);
    await vscode.commands.executeCommand('flan.updateSnapshots', document.uri);
    await eventually(() => vscode.languages.getDiagnostics(snapshot).length === 0, 'a snapshot as pinned');
    assert.equal(open.isDirty, false);
  });
});
