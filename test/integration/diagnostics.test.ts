import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { openFile, type OpenFile } from './task-file';

describe('diagnostics', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });

  afterEach(() => task.revert());

  const about = (word: string): vscode.Diagnostic | undefined =>
    vscode.languages.getDiagnostics(task.uri).find(({ message }) => message.includes(word));

  it('marks an unknown field at its own characters, with the nearest name and a page about the rule', async () => {
    await task.replace('{{ premise }}', '{{ premis }}');
    const problem = await eventually(() => about('premis'), 'a diagnostic about premis');
    assert.equal(task.document.getText(problem.range), 'premis');
    assert.match(problem.message, /premise/);
    assert.match(problem.source ?? '', /flan/i);
    assert.equal(typeof problem.code === 'object' ? problem.code.value : problem.code, 'unknown-field');
    await task.revert();
    await eventually(() => vscode.languages.getDiagnostics(task.uri).length === 0, 'a clean file after revert');
  });

  it('marks faults of YAML, of the schema and of Jinja', async () => {
    await task.replace('cluster: nli', 'clutser: nli');
    await task.replace('{{ hypothesis }}', '{{ hypothesis | uper }}');
    await eventually(() => about('clutser'), 'a diagnostic about the key');
    await eventually(() => about('uper'), 'a diagnostic about the filter');
    await task.revert();
  });

  it('sees across files: a recipe that names a cluster which no task has', async () => {
    const recipe = await openFile('tiny.recipe.flan.yaml');
    await recipe.replace('[nli]', '[nil]');
    try {
      const problem = await eventually(
        () => vscode.languages.getDiagnostics(recipe.uri).find(({ message }) => message.includes('"nil"')),
        'a diagnostic about nil',
      );
      assert.equal(recipe.document.getText(problem.range), 'nil');
    } finally {
      await recipe.revert();
    }
  });

  it('has nothing to say about any file of the sample workspace', async () => {
    const files = await vscode.workspace.findFiles('**/*.flan.yaml');
    assert.ok(files.length > 5);
    for (const file of files) await vscode.workspace.openTextDocument(file);
    // The server answers in order: once it has given the last file's symbols, it has seen them all.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', files.at(-1));
    const problems = files.flatMap((file) =>
      vscode.languages
        .getDiagnostics(file)
        // What is only told and needs no change stays out of the count.
        .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
        .map(({ message }) => `${vscode.workspace.asRelativePath(file)}: ${message}`),
    );
    assert.deepEqual(problems, []);
  });
});
