import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FlanContext } from '../../src/extension/context';

/** The running extension from the inside; it shows itself in test mode only. */
export async function flanContext(): Promise<FlanContext> {
  const extension = vscode.extensions.getExtension<FlanContext | undefined>('flan-workbench.flan-workbench');
  assert.ok(extension, 'the extension is not installed');
  const context = await extension.activate();
  assert.ok(context, 'the extension does not run in test mode');
  return context;
}
