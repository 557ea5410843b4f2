import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';

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

  it('loads no native module into the extension host, where it would hold up all extensions', () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension?.isActive);
    const report = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] };
    const loaded = [...report.sharedObjects, ...Object.keys(require.cache)];
    const native = loaded.filter((file) => file.endsWith('.node') || /onnxruntime/.test(file));
    assert.deepEqual(
      native.filter((file) => file.startsWith(extension.extensionPath) || /onnxruntime/.test(file)),
      [],
    );
  });

  it('tells what it takes to read and to activate it', async () => {
    const extension = vscode.extensions.getExtension<FlanContext | undefined>(id);
    assert.ok(extension?.isActive);
    const activatedIn = (await extension.activate())?.activatedIn();
    assert.ok(activatedIn !== undefined);
    // The program's file is read once more as the editor reads it, several times, for the machine may be busy.
    const program = path.join(extension.extensionPath, 'dist/extension.js');
    const load = createRequire(__filename);
    const times = Array.from({ length: 5 }, () => {
      const own = require.cache[program];
      delete require.cache[program];
      const begin = performance.now();
      load(program);
      const took = performance.now() - begin;
      if (own) require.cache[program] = own;
      return took;
    });
    const read = Math.min(...times);
    console.log(`      read in ${read.toFixed(0)} ms, activated in ${activatedIn.toFixed(0)} ms`);
    // A figure to read, not to fail on: it says as much of the machine as of us.
    assert.ok(read > 0 && activatedIn > 0);
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
