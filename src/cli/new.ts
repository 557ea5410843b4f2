import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import { writeWhole } from '../disk';
import { hubOptionsFromEnvironment } from '../hub';
import { taskName, TASK_SUFFIX, UNKNOWN_CLUSTER } from '../import';
import { printStarter, starterOfDataset, starterOfFile, type Starter, type StarterProblem } from '../starter';
import { err, type Result } from '../text';
import { type Command, parse } from './command';
import { exit } from './exit';
import { fail, shortPath } from './fail';
import { wrongUsage } from './usage';

/** `new DATA`: a first task file for data that has none. */
export const newTask: Command = {
  name: 'new',
  synopsis: 'DATA [--name NAME] [--cluster CLUSTER] [--config NAME] [--out FILE] [--force]',
  summary: () => l10n.t('Begin a task file: columns, splits, guessed choices and three templates that render at once.'),
  options: () => [
    ['DATA', l10n.t('a file of rows, or hf:ORG/NAME for a dataset of the hub, whose first rows are downloaded')],
    ['--name NAME', l10n.t("the task's name; by default from the data's")],
    ['--cluster CLUSTER', l10n.t('its cluster; by default guessed from the name')],
    ['--config NAME', l10n.t('the configuration of a dataset of the hub')],
    ['--out FILE', l10n.t('the task file; by default NAME.task.flan.yaml in this folder')],
    ['--force', l10n.t('overwrite a file that is there')],
  ],
  run: async (args, terminal) => {
    const parsed = parse(args, {
      name: { type: 'string' },
      cluster: { type: 'string' },
      config: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    });
    if (!parsed.ok) return wrongUsage(newTask, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const [data] = positionals;
    if (data === undefined || positionals.length > 1) {
      return wrongUsage(newTask, l10n.t('give one file, or one dataset as hf:ORG/NAME'), terminal);
    }
    const found = await look(data, values.config, terminal.cwd);
    if (!found.ok) {
      const { message, file, line } = found.error;
      return fail({ code: 'data-unreadable', message, file, ...(line > 0 ? { line } : {}) }, terminal);
    }
    const name = taskName(values.name ?? found.value.name);
    const file = resolve(terminal.cwd, values.out ?? `${name}${TASK_SUFFIX}`);
    if (!values.force && (await nodeFileSystem.exists(file))) {
      const message = l10n.t('{0} is there already. Give another name, or --force.', shortPath(terminal.cwd, file));
      return fail({ code: 'write-failed', message }, terminal);
    }
    const cluster = values.cluster ?? found.value.cluster ?? UNKNOWN_CLUSTER;
    const text = printStarter(found.value, { name, cluster, folder: dirname(file).replaceAll('\\', '/') });
    if (text === undefined) {
      return fail(
        { code: 'data-unreadable', message: l10n.t('No column of {0} holds text to ask about.', data) },
        terminal,
      );
    }
    await writeWhole(file, text);
    terminal.out.write(
      `${l10n.t('{0} written: look at its templates, choices and cluster.', shortPath(terminal.cwd, file))}\n`,
    );
    return exit.ok;
  },
};

function look(data: string, config: string | undefined, cwd: string): Promise<Result<Starter, StarterProblem>> {
  const fs = nodeFileSystem;
  if (data.startsWith('hf:')) {
    return starterOfDataset(data.slice(3), config, { fs, hub: hubOptionsFromEnvironment(process.env) });
  }
  const path = resolve(cwd, data).replaceAll('\\', '/');
  return fs
    .exists(path)
    .then((isThere) =>
      isThere
        ? starterOfFile(path, { fs })
        : err({ message: l10n.t('There is no file {0}.', path), file: path, line: 0 }),
    );
}
