import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import type { HubOptions } from '../hub';
import { createLanguageService, type Diagnostic, type TextDocument } from '../language';
import type { Severities } from '../lint';
import { snapshotPath, taskPath } from '../snapshot';
import type { Severity } from '../text';
import { type Command, parse } from './command';
import { diskHost, readDocument } from './disk-host';
import { cacheOf } from './hub';
import { matching } from './tasks-of';
import { exit, type ExitStatus } from './exit';
import { shortPath } from './fail';
import { fixFiles } from './fix-files';
import { readSeverityOptions } from './severity-options';
import { type Colour, type Terminal, colour } from './terminal';
import { wrongUsage } from './usage';

const ALL = ['**/*.task.flan.yaml', '**/*.recipe.flan.yaml'];

/** `check [GLOBS…]`: the editor's diagnostics, for a whole folder at once. */
export const check: Command = {
  name: 'check',
  synopsis: '[GLOBS…] [--fix] [--severity CODE=LEVEL]… [--download] [--format text|json]',
  summary: () =>
    l10n.t('Check task and recipe files, and their templates against sample rows of their data and their snapshots.'),
  options: () => [
    ['GLOBS', l10n.t('files to check; by default all task and recipe files below this folder')],
    ['--fix', l10n.t('first cure what has a certain cure, and write the files that change')],
    ['--severity CODE=LEVEL', l10n.t('grade a check: error, warning, information, hint, off; may be given often')],
    ['--download', l10n.t('fetch the first rows of Hugging Face datasets that are not here yet')],
    ['--format json', l10n.t('one JSON array of {file, line, column, endLine, endColumn, severity, code, message}')],
  ],
  run: async (args, terminal, program) => {
    const parsed = parse(args, {
      download: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      severity: { type: 'string', multiple: true, default: [] },
    });
    if (!parsed.ok) return wrongUsage(check, parsed.error, terminal);
    const { format } = parsed.value.values;
    if (format !== 'text' && format !== 'json') {
      return wrongUsage(check, l10n.t('--format is text or json, not "{0}"', format), terminal);
    }
    const severities = readSeverityOptions(parsed.value.values.severity);
    if (!severities.ok) return wrongUsage(check, severities.error, terminal);
    const globs = parsed.value.positionals.length > 0 ? parsed.value.positionals : ALL;
    const paths = await withSnapshots(await matching(globs, terminal.cwd, /\.(?:(?:task|recipe)\.flan|snap)\.ya?ml$/));
    if (paths.length === 0) {
      terminal.error.write(`${l10n.t('No file matches {0} below {1}.', globs.join(' '), terminal.cwd)}\n`);
      return exit.failed;
    }
    const hub = cacheOf(program, parsed.value.values);
    if (parsed.value.values.fix) {
      const documents = await documentsOf(paths, terminal.cwd);
      const written = await fixFiles(paths, documents, hub, severities.value);
      for (const path of written) terminal.error.write(`${l10n.t('Fixed {0}', shortPath(terminal.cwd, path))}\n`);
    }
    const found = await diagnose(paths, terminal.cwd, hub, severities.value);
    if (format === 'json') terminal.out.write(`${JSON.stringify(found.map(plain), null, 2)}\n`);
    else printText(found, paths.length, terminal);
    return status(found);
  },
};

/** The files with the snapshots beside them, each behind its task. */
async function withSnapshots(paths: readonly string[]): Promise<readonly string[]> {
  const all = new Set<string>();
  for (const path of paths) {
    all.add(path);
    const beside = snapshotPath(path);
    if (beside !== undefined && (await nodeFileSystem.exists(beside))) all.add(beside);
  }
  return [...all];
}

interface Finding extends Diagnostic {
  /** As a person would type it. */
  readonly file: string;
}

/** The findings of each file, files in the order of `paths`. */
async function diagnose(
  paths: readonly string[],
  cwd: string,
  hub: HubOptions,
  severities: Severities,
): Promise<readonly Finding[]> {
  const documents = await documentsOf(paths, cwd);
  const service = createLanguageService(
    diskHost(
      [...documents.values()].filter(({ path }) => taskPath(path) === undefined),
      hub,
      severities,
    ),
  );
  const findings: Finding[] = [];
  for (const path of paths) {
    const document = documents.get(path)!;
    const file = shortPath(cwd, path);
    await service.study(document);
    findings.push(...(await service.diagnostics(document)).map((diagnostic) => ({ ...diagnostic, file })));
    service.forget(document.uri);
  }
  return findings;
}

/** The files to check, and those that they are checked against, which the globs may have left out. */
async function documentsOf(paths: readonly string[], cwd: string): Promise<ReadonlyMap<string, TextDocument>> {
  const documents = new Map<string, TextDocument>();
  const all = new Set([...paths, ...(await nodeFileSystem.glob(ALL, cwd))]);
  for (const path of all) documents.set(path, await readDocument(path));
  return documents;
}

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' };

/** A line per finding, as compilers print them, so that editors and terminals make links of the places. */
function printText(findings: readonly Finding[], files: number, { out }: Terminal): void {
  for (const { file, range, severity, code, message } of findings) {
    const place = `${file}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
    out.write(`${place} ${colour(out, COLOURS[severity], severity)} ${colour(out, 'dim', code)} ${message}\n`);
  }
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const checked = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
  const summary = l10n.t('{0}: {1} errors, {2} warnings', checked, count('error'), count('warning'));
  out.write(`${findings.length > 0 ? '\n' : ''}${summary}\n`);
}

/** As programs want it: places from 1, as in the text form. */
function plain({ file, range, severity, code, message }: Finding): unknown {
  const { start, end } = range;
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...{ severity, code, message },
  };
}

/** Warnings do not fail a build. */
function status(findings: readonly Finding[]): ExitStatus {
  return findings.some((finding) => finding.severity === 'error') ? exit.failed : exit.ok;
}
