import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readRunFiles } from '../run';
import { readRun, renderTable } from '../report';
import { type Command, parse } from './command';
import { exit } from './exit';
import { fail, shortPath } from './fail';
import { wrongUsage } from './usage';
import { writeReport } from './write-report';

/** `report RUN`: the table again, and the HTML report, from a run's files. */
export const report: Command = {
  name: 'report',
  synopsis: 'RUN [--out FILE]',
  summary: () => l10n.t('Print the table of a run and write its HTML report.'),
  options: () => [
    ['RUN', l10n.t('a run directory, for example runs/hold-out-nli/2026-01-31T09-30-00')],
    ['--out FILE', l10n.t('where to write the report; by default report.html in the run directory')],
  ],
  run: async (args, terminal) => {
    const parsed = parse(args, { out: { type: 'string' } });
    if (!parsed.ok) return wrongUsage(report, parsed.error, terminal);
    const [given, ...more] = parsed.value.positionals;
    if (given === undefined || more.length > 0) return wrongUsage(report, l10n.t('give one run directory'), terminal);
    const dir = resolve(terminal.cwd, given);
    const files = await readRunFiles(dir);
    if (!files.ok) return fail(files.error, terminal);
    const view = readRun(files.value);
    const { out } = parsed.value.values;
    const path = out === undefined ? join(dir, 'report.html') : resolve(terminal.cwd, out);
    await writeReport(view, path);
    terminal.out.write(`${renderTable(view)}\n${l10n.t('Report: {0}', shortPath(terminal.cwd, path))}\n`);
    return exit.ok;
  },
};
