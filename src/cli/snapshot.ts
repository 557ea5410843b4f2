import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import { writeWhole } from '../disk';
import type { HubOptions } from '../hub';
import { createLanguageService, type PinModel, type PinParams } from '../language';
import { snapshotPath } from '../snapshot';
import { type Command, parse, parseCount } from './command';
import { diskHost, readDocument } from './disk-host';
import { exit, type ExitStatus } from './exit';
import { fail, shortPath } from './fail';
import { cacheOf } from './hub';
import { matching } from './tasks-of';
import { colour, type Terminal } from './terminal';
import { wrongUsage } from './usage';

const TASKS = /\.task\.flan\.yaml$/;

/** `snapshot [FILES…]`: pins what templates render, in a file beside each task; `check` compares them from then on. */
export const snapshot: Command = {
  name: 'snapshot',
  synopsis: '[FILES…] [--rows N] [--templates GLOB] [--check] [--download]',
  summary: () => l10n.t('Pin what templates render as a snapshot beside each task, or update the snapshots there are.'),
  options: () => [
    ['FILES', l10n.t('task files to pin; by default those below this folder that have a snapshot')],
    ['--rows N', l10n.t('the first N rows, at most 50; by default the rows that are pinned, or 3')],
    ['--templates GLOB', l10n.t('the templates to pin; the others stay as they are pinned')],
    ['--check', l10n.t('write nothing; exit status 1 where a snapshot is not up to date')],
    ['--download', l10n.t('fetch the first rows of Hugging Face datasets that are not here yet')],
  ],
  run: async (args, terminal, program) => {
    const parsed = parse(args, {
      rows: { type: 'string' },
      templates: { type: 'string' },
      check: { type: 'boolean', default: false },
      download: { type: 'boolean', default: false },
    });
    if (!parsed.ok) return wrongUsage(snapshot, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const rows = values.rows === undefined ? undefined : parseCount('--rows', values.rows);
    if (rows && !rows.ok) return wrongUsage(snapshot, rows.error, terminal);
    if (rows && (rows.value < 1 || rows.value > 50)) {
      return wrongUsage(snapshot, l10n.t('--rows takes a number from 1 to 50, not "{0}"', rows.value), terminal);
    }
    const paths = await tasksToPin(positionals, terminal);
    if (!paths) return exit.failed;
    const wish = {
      ...(values.templates === undefined ? {} : { pattern: values.templates }),
      ...(rows ? { rows: rows.value } : {}),
    };
    const hub = cacheOf(program, values);
    let status: ExitStatus = exit.ok;
    for (const path of paths) {
      const done = await pinOne(path, wish, hub, values.check, terminal);
      if (done !== exit.ok) status = done;
    }
    return status;
  },
};

/** Undefined where there is none, which is said. */
async function tasksToPin(globs: readonly string[], { cwd, error }: Terminal): Promise<readonly string[] | undefined> {
  if (globs.length > 0) {
    const named = await matching(globs, cwd, TASKS);
    if (named.length > 0) return named;
    error.write(`${l10n.t('No task file matches {0} below {1}.', globs.join(' '), cwd)}\n`);
    return undefined;
  }
  const pinned: string[] = [];
  for (const path of await matching(['**/*.task.flan.yaml'], cwd, TASKS)) {
    if (await nodeFileSystem.exists(snapshotPath(path)!)) pinned.push(path);
  }
  if (pinned.length > 0) return pinned;
  error.write(`${l10n.t('No task below {0} has a snapshot yet. Name the task files to pin.', cwd)}\n`);
  return undefined;
}

async function pinOne(
  path: string,
  wish: Omit<PinParams, 'uri'>,
  hub: HubOptions,
  isCheck: boolean,
  terminal: Terminal,
): Promise<ExitStatus> {
  const document = await readDocument(path);
  const service = createLanguageService(diskHost([document], hub));
  const model = await service.pin(document, { ...wish, uri: document.uri });
  if (model.kind === 'refused') return refuse(model, path, terminal);
  const file = fileURLToPath(model.uri);
  const { added, changed, removed, same } = model.counts;
  const counts = l10n.t('{0} renders as pinned, {1} new, {2} changed, {3} removed', same, added, changed, removed);
  terminal.out.write(`${shortPath(terminal.cwd, file)}: ${counts}\n`);
  for (const failure of model.failures) {
    terminal.error.write(`  ${colour(terminal.error, 'red', l10n.t('error'))} ${failure}\n`);
  }
  const isFine = model.failures.length === 0 && (model.isUpToDate || !isCheck);
  if (!model.isUpToDate && !isCheck) await writeWhole(file, model.text);
  return isFine ? exit.ok : exit.failed;
}

/** A refusal with its place, which may be in the task or in the snapshot. */
function refuse(
  { message, location }: Extract<PinModel, { kind: 'refused' }>,
  path: string,
  terminal: Terminal,
): ExitStatus {
  const file = location ? fileURLToPath(location.uri) : path;
  const { line, character } = location?.range.start ?? { line: 0, character: 0 };
  return fail({ code: 'not-pinned', message, file, line: line + 1, column: character + 1 }, terminal);
}
