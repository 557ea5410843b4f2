import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { flanContext } from './flan-context';

describe('importing templates', () => {
  let folder: string;
  let out: vscode.Uri;

  before(async () => {
    await flanContext();
    folder = mkdtempSync(path.join(tmpdir(), 'flan-import-'));
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    out = vscode.Uri.joinPath(root.uri, 'imported');
    writeFileSync(
      path.join(folder, 'templates.yaml'),
      "dataset: buoys\ntemplates:\n  a: !Template\n    id: a\n    jinja: '{{ a }} ||| b'\n    name: one\n",
    );
    writeFileSync(path.join(folder, 'templates.py'), 'PATTERNS = {"ships": [("{a}", "{b}")]}\n');
    writeFileSync(path.join(folder, 'other.json'), '{"a": 1}');
  });

  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await vscode.workspace.fs.delete(out, { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Runs the command and presses Enter until it is done. */
  async function importAll(): Promise<readonly string[] | undefined> {
    let done = false;
    const running = Promise.resolve(
      vscode.commands.executeCommand<readonly string[] | undefined>('flan.importTemplates', {
        sources: [vscode.Uri.file(folder)],
        out,
      }),
    ).finally(() => (done = true));
    while (!done) {
      await sleep(200);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    return running;
  }

  it('writes the chosen task files, and opens the report with links to their places', async () => {
    const written = await importAll();
    assert.deepEqual(
      written?.map((file) => path.basename(file)),
      ['ships.task.flan.yaml', 'buoys.task.flan.yaml'],
    );
    assert.ok(existsSync(path.join(out.fsPath, 'buoys.task.flan.yaml')));
    const report = await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'flan-import'),
      'the report',
    );
    assert.match(report.getText(), /^Needs a person \(3\)\n/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', report.uri);
    const place = vscode.Uri.file(path.join(folder, 'templates.yaml')).with({ fragment: 'L1,1' });
    assert.ok(links.some(({ target }) => target?.toString() === place.toString()));
  });

  it('does not choose a file that would replace what the author changed', async () => {
    const file = path.join(out.fsPath, 'buoys.task.flan.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# mine\n`);
    assert.deepEqual(await importAll(), []);
    assert.match(readFileSync(file, 'utf8'), /# mine\n$/);
  });
});
