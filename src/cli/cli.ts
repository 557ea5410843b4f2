import * as l10n from '@vscode/l10n';
import { check } from './check';
import type { Command, Program } from './command';
import { download } from './download';
import { environment } from './environment';
import { exit, type ExitStatus } from './exit';
import { exportCommand } from './export';
import { importCommand } from './import';
import { newTask } from './new';
import { render } from './render';
import { report } from './report';
import { resume } from './resume';
import { run } from './run';
import { snapshot } from './snapshot';
import type { Terminal } from './terminal';
import { commandUsage, PROGRAM, usage } from './usage';

/** In the order of the way: bring in, check, look, run, read, hand on. */
const commands: readonly Command[] = [
  newTask,
  importCommand,
  check,
  render,
  snapshot,
  download,
  run,
  resume,
  report,
  exportCommand,
  environment,
];

/** Does what the arguments say. @returns the exit status. */
export async function cli(args: readonly string[], terminal: Terminal, program: Program): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.error : terminal.out).write(usage(commands));
    return name === undefined ? exit.usage : exit.ok;
  }
  if (name === '--version' || name === '-v') {
    terminal.out.write(`${program.version}\n`);
    return exit.ok;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    terminal.error.write(`${l10n.t('{0}: there is no command "{1}".', PROGRAM, name)}\n\n${usage(commands)}`);
    return exit.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out.write(commandUsage(command));
    return exit.ok;
  }
  return command.run(rest, terminal, program);
}
