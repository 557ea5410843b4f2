import * as vscode from 'vscode';
import type { EditorContext } from '../context';

/** Binds a command to what it does; `all` is what else a menu says, such as the files that are selected. */
export type Register = (command: string, handle: (argument: unknown, all: unknown) => unknown) => void;

/** Commands bound this way leave their failures in the log too. */
export function registrar({ own, log }: EditorContext): Register {
  return (command, handle) => {
    const logged = async (argument: unknown, all: unknown): Promise<unknown> => {
      try {
        return await handle(argument, all);
      } catch (error) {
        // The editor shows the message to whoever gave the command; the log keeps where it came from.
        log.error(command, error);
        throw error;
      }
    };
    own.add(vscode.commands.registerCommand(command, logged));
  };
}
