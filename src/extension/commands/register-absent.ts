import * as vscode from 'vscode';
import type { EditorContext } from '../context';
import { registrar } from './registrar';

/** The part of package.json that is read here. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
}

/** Binds every command of package.json that nothing answers yet: where no process can be started, it says so. */
export async function registerAbsentCommands(
  context: EditorContext,
  extension: vscode.Extension<unknown>,
): Promise<void> {
  const register = registrar(context);
  const { contributes } = extension.packageJSON as Manifest;
  const bound = new Set(await vscode.commands.getCommands(true));
  for (const { command, title } of contributes.commands) {
    if (bound.has(command)) continue;
    register(command, () =>
      vscode.window.showInformationMessage(
        vscode.l10n.t(
          '"{0}" does not work in a browser, which can neither start processes nor keep runs. Open this folder in desktop VS Code or in a remote window.',
          title,
        ),
      ),
    );
  }
}
