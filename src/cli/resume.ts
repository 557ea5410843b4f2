import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readRunFiles, resumeRun } from '../run';
import { type Command, parse } from './command';
import { fail } from './fail';
import { follow } from './follow';
import { wrongUsage } from './usage';

/** `resume RUN`: goes on with a run that was cancelled, failed or lost, from its last checkpoint. */
export const resume: Command = {
  name: 'resume',
  synopsis: 'RUN',
  summary: () => l10n.t('Go on with a run that was cancelled, failed or lost, from its last checkpoint.'),
  options: () => [['RUN', l10n.t('a run directory, for example runs/hold-out-nli/2026-01-31T09-30-00')]],
  run: async (args, terminal, { workerPath, execArgv }) => {
    const parsed = parse(args, {});
    if (!parsed.ok) return wrongUsage(resume, parsed.error, terminal);
    const [given, ...more] = parsed.value.positionals;
    if (given === undefined || more.length > 0) return wrongUsage(resume, l10n.t('give one run directory'), terminal);
    const dir = resolve(terminal.cwd, given);
    const before = await readRunFiles(dir);
    if (!before.ok) return fail(before.error, terminal);
    const resumed = await resumeRun(dir, { workerPath, execArgv });
    if (!resumed.ok) return fail(resumed.error, terminal);
    return follow(dir, terminal, (before.value.events.at(-1)?.seq ?? -1) + 1);
  },
};
