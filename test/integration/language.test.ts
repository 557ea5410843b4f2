import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';

describe('language features', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const [file] = await vscode.workspace.findFiles('tasks/follows.task.flan.yaml');
    assert.ok(file);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
  });

  /** The position right after the first occurrence of `text`. */
  function after(text: string): vscode.Position {
    return document.positionAt(document.getText().indexOf(text) + text.length);
  }

  async function replace(found: string, put: string): Promise<void> {
    const start = document.getText().indexOf(found);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + found.length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, put);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  const revert = () => vscode.commands.executeCommand('workbench.action.files.revert');

  it('reports an unknown field at its own place, with the nearest name', async () => {
    await replace('{{ premise }}', '{{ premis }}');
    const problem = await eventually(
      () => vscode.languages.getDiagnostics(document.uri).find(({ message }) => message.includes('premis')),
      'a diagnostic about premis',
    );
    assert.equal(document.getText(problem.range), 'premis');
    assert.match(problem.message, /premise/);
    assert.match(problem.source ?? '', /flan/i);
    await revert();
    await eventually(() => vscode.languages.getDiagnostics(document.uri).length === 0, 'a clean file after revert');
  });

  it('offers a quick fix that puts the right name', async () => {
    await replace('{{ premise }}', '{{ premis }}');
    const range = await eventually(
      () => vscode.languages.getDiagnostics(document.uri).find(({ message }) => message.includes('premis'))?.range,
      'a diagnostic about premis',
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, 'no quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(!/premis\b/.test(document.getText()));
    await revert();
  });

  it('completes the columns of the data', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after('{{ prem'),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      labels.includes('premise') && labels.includes('hypothesis'),
      `offered: ${labels.slice(0, 20).join(', ')}`,
    );
  });

  it('shows values of a column on hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      after('{{ prem'),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    const data = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(document.uri, '../../data/follows.train.jsonl'),
    );
    const [first = ''] = Buffer.from(data).toString('utf8').split('\n');
    const { premise } = JSON.parse(first) as { readonly premise: string };
    assert.ok(text.includes(premise.slice(0, 20)), `no value of the first row in: ${text}`);
  });

  it('renames a column in every template and gives the data the new name', async () => {
    const before = document.getText();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      after('{{ prem'),
      'passage',
    );
    assert.equal(edit.size, 1);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const renamed = document.getText();
    assert.match(
      renamed,
      /columns: \{ premise: string, hypothesis: string, label: int \}\n {2}rename: \{premise: passage\}\n/,
    );
    const uses = (text: string, name: string) => text.split(`{{ ${name} }}`).length - 1;
    assert.equal(uses(renamed, 'passage'), uses(before, 'premise'));
    assert.equal(uses(renamed, 'premise'), 0);
    await revert();
    await eventually(() => document.getText() === before, 'the file as it was after revert');
  });

  it('lists every template as a symbol', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (list: readonly vscode.DocumentSymbol[]): string[] =>
      list.flatMap(({ name, children }) => [name, ...names(children)]);
    const found = names(symbols);
    for (const [, name] of document.getText().matchAll(/- name: (\S+)/g)) {
      assert.ok(
        found.some((each) => each.includes(name ?? '?')),
        `${name ?? ''} is not among ${found.join(', ')}`,
      );
    }
  });

  it('puts a preview lens over every template, with its count of rows', async () => {
    const templates = [...document.getText().matchAll(/- name: /g)].length;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const previews = lenses.filter(({ command }) => command?.title === 'Preview');
    assert.equal(previews.length, templates);
    assert.ok(
      lenses.some(({ command }) => /\d/.test(command?.title ?? '')),
      `no count in: ${lenses.map(({ command }) => command?.title).join(' | ')}`,
    );
  });

  it('finds nothing to complain about in any file of the sample workspace', async () => {
    const files = await vscode.workspace.findFiles('**/*.flan.yaml');
    assert.ok(files.length > 5);
    for (const file of files) await vscode.workspace.openTextDocument(file);
    // The server answers in order: once it has given the last file's symbols, it has seen them all.
    const last = files.at(-1);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', last);
    const problems = files.flatMap((file) =>
      vscode.languages
        .getDiagnostics(file)
        .map(({ message }) => `${vscode.workspace.asRelativePath(file)}: ${message}`),
    );
    assert.deepEqual(problems, []);
  });
});
