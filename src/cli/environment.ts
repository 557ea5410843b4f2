import * as l10n from '@vscode/l10n';
import { renderEnvironment } from '../report';
import { readEnvironment } from '../run';
import { type Command, parse } from './command';
import { exit } from './exit';
import { wrongUsage } from './usage';

/** `environment`: what a run would find here, and which providers can train. */
export const environment: Command = {
  name: 'environment',
  synopsis: '[--json]',
  summary: () => l10n.t('Try what can train on this machine, and say of the rest why it cannot and what to do.'),
  options: () => [['--json', l10n.t('print JSON')]],
  run: async (args, terminal, { version, workerPath, execArgv }) => {
    const parsed = parse(args, { json: { type: 'boolean', default: false } });
    if (!parsed.ok) return wrongUsage(environment, parsed.error, terminal);
    if (parsed.value.positionals.length > 0) {
      return wrongUsage(environment, l10n.t('it takes no file'), terminal);
    }
    const found = await readEnvironment({ version, workerPath, execArgv });
    const text = parsed.value.values.json ? `${JSON.stringify(found, null, 2)}\n` : renderEnvironment(found);
    terminal.out.write(text);
    return found.providers.some(({ provider, usable }) => provider === 'cpu' && usable) ? exit.ok : exit.failed;
  },
};
