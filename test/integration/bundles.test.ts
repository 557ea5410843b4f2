import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** The part of esbuild's metafile that is read here. */
interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly bytes: number; readonly imports: readonly { readonly path: string }[] }>
  >;
}

describe('bundles', () => {
  const root = vscode.extensions.getExtension('flan-workbench.flan-workbench')?.extensionPath ?? '';
  const metafiles = JSON.parse(readFileSync(path.join(root, 'dist/meta.json'), 'utf8')) as readonly Metafile[];
  const outputs = new Map(metafiles.flatMap(({ outputs }) => Object.entries(outputs)));
  const importsOf = (file: string) => outputs.get(file)?.imports.map((each) => each.path);

  it('keep the engine out of what runs while editing', () => {
    for (const file of ['dist/extension.js', 'dist/server.js']) {
      assert.ok(importsOf(file), `${file} was not built`);
      assert.ok(!importsOf(file)?.includes('onnxruntime-node'), `${file} loads onnxruntime-node`);
    }
    assert.ok(importsOf('dist/worker.js')?.includes('onnxruntime-node'));
  });
});
