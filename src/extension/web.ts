import type * as vscode from 'vscode';
import { registerAbsentCommands } from './commands/register-absent';
import { registerEditorCommands } from './commands/register-editor';
import { withEditorContext } from './editor-context';

/** The extension where there is no Node, as on vscode.dev: language features, views and previews, but no processes. */
export function activate(extension: vscode.ExtensionContext): void {
  withEditorContext(extension, (context) => {
    registerEditorCommands(context);
    void registerAbsentCommands(context, extension.extension);
  });
}
