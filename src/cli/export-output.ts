import * as l10n from '@vscode/l10n';
import type { ExportEvent, ExportNote, ExportProblem, ExportProgress, ExportReport } from '../export';
import { exit, type ExitStatus } from './exit';
import { fail, shortPath } from './fail';
import { ProgressLine } from './progress';
import type { Terminal } from './terminal';

/** How an export tells of itself. */
export interface ExportOutput {
  readonly progress: (progress: ExportProgress) => void;
  readonly finished: (report: ExportReport) => ExitStatus;
  readonly failed: (problem: ExportProblem) => ExitStatus;
}

/** For programs. */
export function eventOutput(terminal: Terminal): ExportOutput {
  const tell = (event: ExportEvent): void => terminal.out.write(`${JSON.stringify(event)}\n`);
  return {
    progress: (progress) => tell({ event: 'progress', ...progress }),
    finished: (report) => {
      tell({ event: 'finished', ...report });
      return exit.ok;
    },
    failed: (problem) => {
      tell({ event: 'failed', ...problem });
      return problem.code === 'cancelled' ? exit.interrupted : exit.failed;
    },
  };
}

/** For people: a line that moves, then what was written. */
export function textOutput(terminal: Terminal): ExportOutput {
  const line = new ProgressLine(terminal.out);
  const started = Date.now();
  return {
    progress: (progress) => line.show(viewOf(progress, (Date.now() - started) / 1000)),
    finished: (report) => {
      line.clear();
      print(report, terminal);
      return exit.ok;
    },
    failed: (problem) => {
      line.clear();
      fail(problem, terminal);
      return problem.code === 'cancelled' ? exit.interrupted : exit.failed;
    },
  };
}

function viewOf(progress: ExportProgress, seconds: number) {
  switch (progress.phase) {
    case 'downloading': {
      const { task, file, received, total } = progress;
      return view(l10n.t('Downloading {0}', task), file, total === 0 ? null : received / total);
    }
    case 'reading':
      return view(l10n.t('Reading rows'), l10n.t('{0}: {1}', progress.task, count(progress.rows)));
    case 'rows': {
      const { part, rows, total } = progress;
      const done = total === undefined ? count(rows) : l10n.t('{0} of {1}', count(rows), count(total));
      const fraction = total === undefined || total === 0 ? null : Math.min(1, rows / total);
      const eta = fraction === null || fraction < 0.02 ? null : (seconds / fraction) * (1 - fraction);
      return view(l10n.t('Writing {0}', part), l10n.t('{0} rows', done), fraction, eta);
    }
    case 'tasks':
      return view(l10n.t('Writing {0}', progress.format), progress.path);
  }
}

function view(label: string, detail: string, fraction: number | null = null, etaSeconds: number | null = null) {
  return { label, detail, fraction, etaSeconds };
}

/** What was written and what did not come along. */
function print({ manifest, manifestPath, kept, notes: beside }: ExportReport, terminal: Terminal): void {
  const { out, cwd } = terminal;
  for (const [name, part] of Object.entries(manifest.parts)) {
    const left = [
      [part.blank, l10n.t('{0} blank by design', count(part.blank))],
      [part.failed, l10n.t('{0} do not render', count(part.failed))],
      [part.dropped, l10n.t('{0} too long', count(part.dropped))],
      [part.truncated, l10n.t('{0} shortened', count(part.truncated))],
    ] as const;
    const more = left.flatMap(([number, text]) => (number > 0 ? [text] : []));
    const aside = more.length === 0 ? '' : ` (${more.join(', ')})`;
    out.write(`${name}: ${l10n.t('{0} rows', count(part.written))}${aside}\n`);
  }
  if (Object.keys(manifest.parts).length > 0 && !manifest.lengths.applied) {
    out.write(`${l10n.t("The recipe's lengths were not applied. {0}", manifest.lengths.why)}\n`);
  }
  const notes = [...Object.values(manifest.parts), ...Object.values(manifest.tasks), { notes: beside }].flatMap(
    (one) => one.notes,
  );
  printNotes(notes, terminal);
  const size = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const megabytes = (size / 1e6).toFixed(1);
  out.write(`${l10n.t('{0} files, {1} MB', manifest.files.length, megabytes)}`);
  out.write(kept.length === 0 ? '\n' : `; ${l10n.t('{0} of them there already and the same', kept.length)}\n`);
  out.write(`${l10n.t('Manifest: {0}', shortPath(cwd, manifestPath))}\n`);
}

/** What is said of many places is said once, with the places below it, as an import's report does. */
function printNotes(notes: readonly ExportNote[], { out, cwd }: Terminal): void {
  const places = new Map<string, string[]>();
  for (const { file, line, what, why, remedy } of notes) {
    const said = remedy === undefined ? why : `${why} ${remedy}`;
    const place = `${shortPath(cwd, file)}${line === undefined ? '' : `:${String(line)}`} ${what}`;
    places.set(said, [...(places.get(said) ?? []), place]);
  }
  for (const [said, where] of places) out.write(`${said}\n${where.map((place) => `  ${place}\n`).join('')}`);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
