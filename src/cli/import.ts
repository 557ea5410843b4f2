import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import {
  compareFiles,
  findSources,
  type ImportFormat,
  importFiles,
  importFormats,
  type ImportReport,
  printReport,
  type ReportItem,
  type SavedFiles,
  saveFiles,
} from '../import';
import { type Result, ok } from '../text';
import { type Command, parse } from './command';
import { exit } from './exit';
import { fail, type Failure, shortPath } from './fail';
import type { Terminal } from './terminal';
import { wrongUsage } from './usage';

/** Places of one kind that the text report lists. */
const MOST = 10;

/** `import FILES…`: files of other projects as task files. */
export const importCommand: Command = {
  name: 'import',
  synopsis: 'FILES… [--from FORMAT] [--out DIR] [--dry-run] [--force] [--format text|json]',
  summary: () => l10n.t('Turn templates of other projects into task files, and report what needs a person.'),
  options: () => [
    ['FILES', l10n.t('files, globs, or folders, which are searched for files of a known format')],
    ['--from FORMAT', l10n.t('take every file for one of this format; by default its content tells:')],
    ...importFormats().map(({ id, title }) => [`  ${id}`, title] as const),
    ['--out DIR', l10n.t('the folder to write task files to; by default this one')],
    ['--dry-run', l10n.t('report only, write nothing')],
    ['--force', l10n.t('overwrite task files that are there with another text')],
    ['--format json', l10n.t('one JSON object: {written, unchanged, kept, converted, aside, person, failed}')],
  ],
  run: async (args, terminal) => {
    const parsed = parse(args, {
      from: { type: 'string' },
      out: { type: 'string', default: '.' },
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
    });
    if (!parsed.ok) return wrongUsage(importCommand, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const { format } = values;
    if (positionals.length === 0)
      return wrongUsage(importCommand, l10n.t('give at least one file or folder'), terminal);
    if (format !== 'text' && format !== 'json') {
      return wrongUsage(importCommand, l10n.t('--format is text or json, not "{0}"', format), terminal);
    }
    const from = importFormats().find(({ id }) => id === values.from)?.id;
    if (values.from !== undefined && from === undefined) {
      const known = importFormats().map(({ id }) => id);
      const message = l10n.t('--from knows no "{0}"; there are: {1}', values.from, known.join(', '));
      return wrongUsage(importCommand, message, terminal);
    }

    const out = resolve(terminal.cwd, values.out);
    const result = await read(positionals, out, from, terminal);
    const saved = await save(result.files, out, values);
    if (!saved.ok) return fail(saved.error, terminal);
    if (format === 'json') printJson(result.report, saved.value, terminal);
    else printText(result.report, saved.value, { out, isDry: values['dry-run'] }, terminal);
    const isWhole = result.report.failed.length === 0 && saved.value.kept.length === 0 && result.files.length > 0;
    return isWhole ? exit.ok : exit.failed;
  },
};

async function read(
  names: readonly string[],
  out: string,
  from: ImportFormat | undefined,
  { cwd, onInterrupt }: Terminal,
): ReturnType<typeof importFiles> {
  const abort = new AbortController();
  const stopListening = onInterrupt(() => abort.abort());
  try {
    const named = await Promise.all(names.map((name) => pathsOf(name, cwd)));
    const { paths, found } = await findSources(named.flat(), nodeFileSystem);
    return await importFiles(paths, {
      ...{ fs: nodeFileSystem, out, found, signal: abort.signal },
      ...(from === undefined ? {} : { from }),
    });
  } finally {
    stopListening();
  }
}

/** A glob's files, or the path itself. */
async function pathsOf(name: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, name);
  if (!/[*?{[]/.test(name) || (await nodeFileSystem.exists(path))) return [path];
  const matches = await nodeFileSystem.glob([name.replaceAll('\\', '/')], cwd);
  return matches.length > 0 ? matches : [path];
}

/** Writes the files, or only looks where they would go. */
async function save(
  files: Parameters<typeof saveFiles>[0],
  out: string,
  values: { readonly 'dry-run': boolean; readonly force: boolean },
): Promise<Result<SavedFiles, Failure>> {
  if (values['dry-run']) {
    const { missing, unchanged, kept } = await compareFiles(files, out);
    const written = values.force ? [...missing, ...kept] : missing;
    return ok({ written, unchanged, kept: values.force ? [] : kept });
  }
  const saved = await saveFiles(files, out, { overwrite: values.force });
  return saved.ok ? saved : { ok: false, error: { code: 'write-failed', ...saved.error } };
}

function printText(
  report: ImportReport,
  saved: SavedFiles,
  { out: folder, isDry }: { readonly out: string; readonly isDry: boolean },
  { cwd, out }: Terminal,
): void {
  const short = (file: string): string => shortPath(cwd, file);
  const text = printReport(report, { path: short, task: (to) => short(join(folder, to)), most: MOST });
  if (text !== '') out.write(`${text}\n`);
  else out.write(`${l10n.t('Nothing here is of a format that can be imported.')}\n`);
  for (const file of saved.kept.slice(0, MOST)) {
    out.write(`${l10n.t('{0} is there already with another text and was left as it is.', short(file))}\n`);
  }
  if (saved.kept.length > 0) out.write(`${l10n.t('--force overwrites what is there already.')}\n`);
  out.write(`${summary(report, saved, isDry)}\n`);
}

/** What happened, in one line; what did not happen is left out. */
function summary({ person, failed }: ImportReport, { written, unchanged, kept }: SavedFiles, isDry: boolean): string {
  const files = written.length === 1 ? l10n.t('1 task file') : l10n.t('{0} task files', written.length);
  const parts = [
    isDry ? l10n.t('{0} would be written', files) : l10n.t('{0} written', files),
    ...(unchanged.length > 0 ? [l10n.t('{0} there already and the same', unchanged.length)] : []),
    ...(kept.length > 0 ? [l10n.t('{0} left as they are', kept.length)] : []),
    ...(person.length > 0
      ? [person.length === 1 ? l10n.t('1 place needs a person') : l10n.t('{0} places need a person', person.length)]
      : []),
    ...(failed.length > 0 ? [l10n.t('{0} failed', failed.length)] : []),
  ];
  return `${parts.join(', ')}.`;
}

function printJson(report: ImportReport, saved: SavedFiles, { cwd, out }: Terminal): void {
  const short = (paths: readonly string[]): readonly string[] => paths.map((path) => shortPath(cwd, path));
  const items = (list: readonly ReportItem[]): readonly ReportItem[] =>
    list.map((item) => ({ ...item, file: shortPath(cwd, item.file) }));
  const { converted, aside, person, failed } = report;
  out.write(
    `${JSON.stringify(
      {
        ...{ written: short(saved.written), unchanged: short(saved.unchanged), kept: short(saved.kept) },
        ...{ converted: items(converted), aside: items(aside), person: items(person), failed: items(failed) },
      },
      null,
      2,
    )}\n`,
  );
}
