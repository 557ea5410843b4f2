import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';

/** Whatever is offered for a place; edits are there, since the server gives them at once. */
async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
  );
}

describe('code actions', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;
  let sound: string;

  before(async () => {
    const [file] = await vscode.workspace.findFiles('tasks/follows.task.flan.yaml');
    assert.ok(file);
    document = await vscode.workspace.openTextDocument(file);
    editor = await vscode.window.showTextDocument(document);
    sound = document.getText();
  });

  afterEach(async () => {
    await write(sound);
    await document.save();
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration('editor', document)
      .update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
  });

  async function write(text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  function placeOf(text: string): vscode.Range {
    const at = document.getText().indexOf(text);
    assert.ok(at >= 0, `${text} is not in the file`);
    return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  }

  async function problem(code: string): Promise<vscode.Diagnostic> {
    const isIt = (diagnostic: vscode.Diagnostic): boolean => {
      const known = diagnostic.code;
      return (typeof known === 'object' ? known.value : known) === code;
    };
    return eventually(() => vscode.languages.getDiagnostics(document.uri).find(isIt), `the problem ${code}`);
  }

  async function isClean(): Promise<void> {
    await eventually(() => vscode.languages.getDiagnostics(document.uri).length === 0, 'a file without problems');
  }

  async function apply(actions: readonly vscode.CodeAction[], title: string | RegExp): Promise<void> {
    const action = actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)));
    assert.ok(action?.edit, `${String(title)} is not among: ${actions.map((each) => each.title).join(' · ')}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
  }

  it('cures a problem, the preferred cure first', async () => {
    await write(sound.replace('{{ premise }}', '{premise}'));
    const { range } = await problem('single-brace-field');
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    assert.equal(actions[0]?.isPreferred, true);
    await apply(actions, 'Change to {{ premise }}');
    assert.equal(document.getText(), sound);
    await isClean();
  });

  it('fixes all problems of a kind at once', async () => {
    await write(sound.replaceAll('{{ hypothesis }}', '{hypothesis}'));
    const { range } = await problem('single-brace-field');
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    await apply(actions, /^Fix all \d+ problems "single-brace-field" in this file$/);
    assert.equal(document.getText(), sound);
    await isClean();
  });

  it('fixes on save what is certain, and leaves guesses alone', async () => {
    await vscode.workspace
      .getConfiguration('editor', document)
      .update('codeActionsOnSave', { 'source.fixAll.flan': 'explicit' }, vscode.ConfigurationTarget.Workspace, true);
    await write(sound.replace('{{ premise }}', '{premise}').replace('cluster:', 'clustr:'));
    await problem('single-brace-field');
    assert.ok(await document.save());
    assert.equal(document.getText(), sound.replace('cluster:', 'clustr:'));
  });

  it('converts a text between styles of YAML', async () => {
    const place = placeOf('Does it follow');
    await apply(await actionsAt(document, place, vscode.CodeActionKind.RefactorRewrite), 'Convert to double quotes');
    assert.match(document.getText(), /input: "\{\{ premise \}\}\\n\\nDoes it follow/);
    const back = await actionsAt(document, placeOf('Does it follow'), vscode.CodeActionKind.RefactorRewrite);
    await apply(back, 'Convert to a block that keeps its lines (|)');
    assert.equal(document.getText(), sound);
  });

  it('duplicates a template and sets the cursor on its new name', async () => {
    const place = placeOf('Does it follow');
    editor.selection = new vscode.Selection(place.start, place.start);
    const actions = await actionsAt(document, place, vscode.CodeActionKind.Refactor);
    await apply(actions, 'Duplicate this template as a variant');
    await eventually(() => document.getText().includes('name: does-it-follow-2'), 'the copy');
    await eventually(() => document.getText(editor.selection) === 'does-it-follow-2', 'the selected name');
    await vscode.commands.executeCommand('leaveSnippet');
    const [, first = ''] = /(\n {2}- name: does-it-follow\n[\s\S]*?)\n\n {2}- name/.exec(sound) ?? [];
    const copy = first.replace('does-it-follow', 'does-it-follow-2');
    assert.equal(document.getText(), sound.replace(first, `${first}\n${copy}`), 'the copy stands as its template does');
  });

  it('turns a template around and splits what it joined', async () => {
    const actions = await actionsAt(document, placeOf('Does it follow'), vscode.CodeActionKind.Refactor);
    await apply(actions, 'Turn the task around: ask for "premise"');
    assert.match(document.getText(), /- name: does-it-follow-inverted\n {4}kind: inverted\n/);
    await isClean();
    const again = await actionsAt(document, placeOf('Somebody read'), vscode.CodeActionKind.Refactor);
    await apply(again, /^Join into one text/);
    const joined = await actionsAt(document, placeOf('Somebody read'), vscode.CodeActionKind.Refactor);
    await apply(joined, 'Split into "input" and "target"');
    await isClean();
  });

  it('moves choices between the task and its templates', async () => {
    const own = sound.replace(
      '    input: |-\n      {{ premise }} If',
      "    choices: ['yes', 'no']\n    input: |-\n      {{ premise }} If",
    );
    await write(own);
    const inTemplate = new vscode.Range(
      placeOf("choices: ['yes', 'no']\n    input").start,
      placeOf("choices: ['yes', 'no']\n    input").start,
    );
    await apply(
      await actionsAt(document, inTemplate, vscode.CodeActionKind.RefactorExtract),
      'Move the choices to the task',
    );
    assert.equal(document.getText(), sound);
  });
});
