import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';
import type { OneView, RenderedOutcome, TextPart } from '../../src/webview';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('the preview', () => {
  let context: FlanContext;
  let editor: vscode.TextEditor;

  before(async () => {
    context = await flanContext();
    const [file] = await vscode.workspace.findFiles('tasks/follows_or_unknown.task.flan.yaml');
    assert.ok(file);
    editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  });

  after(async () => {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  interface Rendered {
    readonly view: OneView;
    readonly outcome: RenderedOutcome;
  }
  const rendered = (): Rendered | undefined => {
    const view = context.preview.panel?.view;
    if (view?.kind !== 'one' || view.card.outcome.kind !== 'rendered') return undefined;
    return { view, outcome: view.card.outcome };
  };
  const textOf = (shown: Rendered | undefined, kind: TextPart['kind']): string =>
    (shown?.outcome.parts ?? [])
      .filter((part) => part.kind === kind)
      .flatMap(({ pieces }) => pieces.map(({ text }) => text))
      .join('');

  function placeOf(text: string): vscode.Position {
    const offset = editor.document.getText().indexOf(text);
    assert.ok(offset >= 0, `the file lacks ${text}`);
    return editor.document.positionAt(offset);
  }

  it('shows the template at the cursor with the first row, printed values led back to their expressions', async () => {
    const at = placeOf('name: given-that');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('flan.previewTemplate');
    const shown = await eventually(rendered, 'a rendered preview');
    const { view, outcome } = shown;
    assert.equal(view.template.name, 'given-that');
    assert.equal(view.row.index, 0);
    const premise = outcome.parts[0]?.pieces.find((piece) => piece.label === 'premise');
    assert.equal(premise?.text, view.fields.find((field) => field.name === 'premise')?.value);
    const line = premise?.source === undefined ? '' : editor.document.lineAt(premise.source.line).text;
    assert.match(line, /premise/);
    assert.equal(premise?.expression, '{{ premise }}');
    assert.equal(outcome.choices?.[outcome.gold ?? -1], textOf(shown, 'target'));
  });

  it('renders the text in the editor, not the file on disk', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, placeOf('Given that "{{ premise'), 'Unsaved words. ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.isDirty, true);
    await eventually(() => textOf(rendered(), 'input').startsWith('Unsaved words. Given that'), 'the unsaved words');
  });

  it('follows the cursor to another template and keeps the row', async () => {
    const at = placeOf('Based on the passage');
    editor.selection = new vscode.Selection(at, at);
    const view = await eventually(() => {
      const now = rendered()?.view;
      return now?.template.name === 'based-on-the-passage' && now;
    }, 'the other template');
    assert.equal(view.row.index, 0);
  });

  it('takes the whole line on which a template begins as part of it', async () => {
    const { line } = placeOf('name: given-that');
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await eventually(() => rendered()?.view.template.name === 'given-that', 'the template of the line');
    editor.selection = new vscode.Selection(line - 1, 0, line - 1, 0);
    await eventually(() => rendered()?.view.template.name === 'based-on-the-passage', 'the template above');
  });

  it('opens the template that a code lens names', async () => {
    const uri = editor.document.uri.toString();
    await vscode.commands.executeCommand('flan.previewTemplate', { uri, template: 'given-that' });
    await eventually(() => rendered()?.view.template.name === 'given-that', 'the template of the lens');
  });

  it('gives each template a lens that opens it', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      20,
    );
    const named = lenses.flatMap(({ command }) =>
      command?.title === 'Preview' ? (command.arguments as { readonly template: string }[]) : [],
    );
    assert.deepEqual(
      named.map(({ template }) => template),
      rendered()?.view.templates,
    );
  });

  it('shows a failure with its place while the template is broken', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, placeOf('Unsaved words.'), '{{ premise / 2 }}');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const place = await eventually(() => {
      const view = context.preview.panel?.view;
      return view?.kind === 'one' && view.card.outcome.kind === 'failed' && view.card.outcome.place;
    }, 'the failure');
    assert.match(editor.document.lineAt(place.line).text.slice(place.character), /^(\{\{ )?premise/);
  });

  it('goes on with the file under its new name', async () => {
    const folder = vscode.Uri.joinPath(editor.document.uri, '..');
    const [from, to] = ['renamed_from', 'renamed_to'].map((name) =>
      vscode.Uri.joinPath(folder, `${name}.task.flan.yaml`),
    );
    assert.ok(from && to);
    await vscode.workspace.fs.copy(editor.document.uri, from);
    try {
      context.preview.open(from, { kind: 'first' });
      await eventually(() => rendered()?.view.uri === from.toString(), 'the file under its old name');
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await eventually(() => rendered()?.view.uri === to.toString(), 'the file under its new name');
    } finally {
      await vscode.workspace.fs.delete(to);
    }
  });
});
