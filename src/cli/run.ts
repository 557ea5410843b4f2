import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isProvider } from '../engine';
import { startRun } from '../run';
import { type Command, parse } from './command';
import { fail, shortPath } from './fail';
import { follow } from './follow';
import { wrongUsage } from './usage';

/** `run RECIPE`: the whole way, from the base model to the table. */
export const run: Command = {
  name: 'run',
  synopsis: 'RECIPE [--name NAME] [--provider NAME] [--evaluate-only]',
  summary: () => l10n.t('Fine-tune as a recipe says, evaluate on what it holds out, and write the report.'),
  options: () => [
    ['--name NAME', l10n.t("name of the run's folder; by default the recipe's `run`")],
    [
      '--provider NAME',
      l10n.t('what computes: auto, cpu, webgpu, cuda, dml or coreml; by default what the recipe says'),
    ],
    ['--evaluate-only', l10n.t('only evaluate the base model')],
  ],
  run: async (args, terminal, { version, workerPath, execArgv }) => {
    const parsed = parse(args, {
      name: { type: 'string' },
      provider: { type: 'string' },
      'evaluate-only': { type: 'boolean', default: false },
    });
    if (!parsed.ok) return wrongUsage(run, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const [recipe] = positionals;
    if (recipe === undefined || positionals.length > 1)
      return wrongUsage(run, l10n.t('give one recipe file'), terminal);
    const { provider } = values;
    if (provider !== undefined && provider !== 'auto' && !isProvider(provider)) {
      const message = l10n.t('--provider takes auto, cpu, webgpu, cuda, dml or coreml, not "{0}"', provider);
      return wrongUsage(run, message, terminal);
    }
    const started = await startRun(resolve(terminal.cwd, recipe), {
      workerPath,
      execArgv,
      version,
      mode: values['evaluate-only'] ? 'evaluate' : 'train',
      ...(provider === undefined ? {} : { provider }),
      ...(values.name === undefined ? {} : { name: values.name }),
    });
    if (!started.ok) return fail(started.error, terminal);
    const { dir, pid } = started.value;
    terminal.out.write(`${l10n.t('Run {0} (process {1})', shortPath(terminal.cwd, dir), pid)}\n`);
    return follow(dir, terminal);
  },
};
