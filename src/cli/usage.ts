import * as l10n from '@vscode/l10n';
import type { Command } from './command';
import { exit, type ExitStatus } from './exit';
import { colour, type Terminal } from './terminal';

export const PROGRAM = 'flan-workbench';

/** The text of `--help`. */
export function usage(commands: readonly Command[]): string {
  const rows = commands.map(({ name, synopsis, summary }) => [`  ${PROGRAM} ${name} ${synopsis}`.trimEnd(), summary()]);
  return [
    l10n.t(
      'Author instruction-tuning data the FLAN way: check it, render it, fine-tune on it, test on what was held out.',
    ),
    '',
    l10n.t('Usage:'),
    ...rows.flatMap(([left, right]) => [left!, `      ${right!}`]),
    '',
    l10n.t('Exit status: 0 all well; 1 errors found or a run failed; 2 wrong usage; 130 interrupted.'),
    l10n.t('`{0} COMMAND --help` tells the options of a command.', PROGRAM),
    '',
  ].join('\n');
}

/** The text of `COMMAND --help`. */
export function commandUsage({ name, synopsis, summary, options }: Command): string {
  const meanings = options();
  const width = Math.max(0, ...meanings.map(([option]) => option.length));
  return [
    `${PROGRAM} ${name} ${synopsis}`.trimEnd(),
    '',
    summary(),
    ...(meanings.length === 0 ? [] : ['']),
    ...meanings.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`),
    '',
  ].join('\n');
}

/** Says what is wrong with a command line and how it should be. */
export function wrongUsage(command: Command, message: string, terminal: Terminal): ExitStatus {
  terminal.error.write(`${colour(terminal.error, 'red', l10n.t('error'))}: ${message}\n`);
  terminal.error.write(`${l10n.t('Usage:')} ${PROGRAM} ${command.name} ${command.synopsis}\n`);
  return exit.usage;
}
