import * as l10n from '@vscode/l10n';

/** The ways to talk to the server, each with what an editor says to start it so. */
const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/**
 * What to tell a person in place of starting the server: nothing where `args` say how to talk to it.
 *
 * @param args of the command line, behind the program
 */
export function toldInstead(args: readonly string[]): { readonly text: string; readonly status: 0 | 2 } | undefined {
  if (args.some((arg) => transports.some((name) => arg === name || arg.startsWith(`${name}=`)))) return undefined;
  const usage = l10n.t(
    'Editors start this language server; it speaks the Language Server Protocol.\n\nUsage: flan-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n\nSettings for Neovim and Helix are in README.md, under "Other editors".',
  );
  return args.includes('--help') || args.includes('-h')
    ? { text: usage, status: 0 }
    : { text: l10n.t('Say how to talk to the server, as in "flan-language-server --stdio".\n\n{0}', usage), status: 2 };
}
