import * as l10n from '@vscode/l10n';
import type { WrittenDifference, WrittenScore } from '../evaluation';
import type { WrittenResults, WrittenSample } from '../run';
import { escape } from './escape';
import { count, percent, points, spread } from './format';
import { type Cell, cell, htmlTable } from './html-table';
import type { RunView } from './view';

/** How many written answers a page shows; the file has them all. */
const SHOWN = 12;

/** One measure of a task's written answers, base beside tuned. */
interface Line {
  readonly base: WrittenScore;
  readonly tuned?: WrittenScore;
  readonly difference?: WrittenDifference;
}

/** Figures of what the models wrote, then some of it. */
export function writtenHtml({ written, writtenSamples = [] }: RunView): string {
  const table = written === undefined ? '' : figuresHtml(written);
  return [table, examplesHtml(writtenSamples)].filter((part) => part !== '').join('\n');
}

/** The same figures as aligned text for a terminal; none where nothing was written. */
export function writtenLines(written: WrittenResults | undefined): readonly string[] {
  if (written === undefined) return [];
  const rows = [headsOf(written), ...linesOf(written).map((line) => cellsOf(line, written.tuned !== undefined))];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return [
    ...rows.map((row) =>
      row.map((text, i) => (i < 2 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  '),
    ),
    legend(),
  ];
}

/**
 * One sentence, by its first measure, for each task that is not ranked. A ranked task has its sentence: what its other
 * templates ask for, turned around mostly, stands in the table.
 */
export function writtenHeadline(written: WrittenResults | undefined, ranked: ReadonlySet<string>): readonly string[] {
  const lines = written === undefined ? [] : linesOf(written).filter(({ base }) => !ranked.has(base.task));
  const firsts = lines.filter(({ base }, i) => lines.findIndex((line) => line.base.task === base.task) === i);
  return firsts.map(({ base, tuned, difference }) =>
    tuned === undefined || difference === undefined
      ? l10n.t('{0}, written: {1} of {2}%.', base.task, base.measure, percent(base.mean))
      : l10n.t(
          '{0}, written: {1} of {2}% after fine-tuning, {3}% before ({4} points).',
          base.task,
          base.measure,
          percent(tuned.mean),
          percent(base.mean),
          points(difference.mean),
        ),
  );
}

function linesOf({ base, tuned, differences }: WrittenResults): readonly Line[] {
  const same = (one: { readonly task: string; readonly measure: string }, score: WrittenScore): boolean =>
    one.task === score.task && one.measure === score.measure;
  return base.map((score): Line => {
    const after = tuned?.find((one) => same(one, score));
    const difference = differences?.find((one) => same(one, score));
    return {
      base: score,
      ...(after === undefined ? {} : { tuned: after }),
      ...(difference === undefined ? {} : { difference }),
    };
  });
}

function headsOf({ tuned }: WrittenResults): readonly string[] {
  const measured = ['\u00b1', l10n.t('std')];
  return [
    ...[l10n.t('task'), l10n.t('measure'), l10n.t('n'), l10n.t('base'), ...measured],
    ...(tuned === undefined ? [] : [l10n.t('tuned'), ...measured, l10n.t('diff'), '\u00b1']),
  ];
}

/** @param compared whether there is a tuned model; a measure that only the base has leaves its cells empty */
function cellsOf({ base, tuned, difference }: Line, compared: boolean): readonly string[] {
  const measured = (score: WrittenScore | undefined): string[] =>
    score === undefined ? ['', '', ''] : [percent(score.mean), spread(score.stderr), spread(score.std)];
  const gained = difference === undefined ? ['', ''] : [points(difference.mean), spread(difference.stderr)];
  return [
    ...[base.task, base.measure, count(base.n), ...measured(base)],
    ...(compared ? [...measured(tuned), ...gained] : []),
  ];
}

function figuresHtml(written: WrittenResults): string {
  const heads = headsOf(written).map((head, i) => cell(head, i === 1 ? 'words' : undefined));
  const rows = linesOf(written).map((line) => ({
    cells: cellsOf(line, written.tuned !== undefined).map((text, i, all): Cell => {
      if (i === 1) return cell(text, 'words');
      return i === all.length - 2 && line.difference !== undefined ? cell(text, line.difference.verdict) : cell(text);
    }),
  }));
  return `${htmlTable(heads, rows)}\n<p class="note">${escape(legend())}</p>`;
}

function legend(): string {
  return l10n.t(
    'Written answers in %, by the measures that their templates name: a task is the mean over its templates. BLEU and chrF are those of all answers of a template together, without an error over rows.',
  );
}

/** Evenly over the whole list; each opens on its prompt and texts. */
function examplesHtml(samples: readonly WrittenSample[]): string {
  if (samples.length === 0) return '';
  const most = Math.min(SHOWN, samples.length);
  const shown = Array.from({ length: most }, (_, i) => samples[Math.floor((i * samples.length) / most)]!);
  const size = most < samples.length ? l10n.t('{0} of {1} shown', most, count(samples.length)) : count(samples.length);
  const heading = `<h3>${escape(l10n.t('What was written'))} <span class="note">${escape(size)}</span></h3>`;
  return `${heading}${shown.map(exampleHtml).join('\n')}`;
}

function exampleHtml({ task, template, row, prompt, target, base, tuned }: WrittenSample): string {
  const where = l10n.t('{0}, {1}, row {2}', task, template, row);
  const texts: readonly (readonly [string, string])[] = [
    [l10n.t('target'), target],
    [l10n.t('base'), base],
    ...(tuned === undefined ? [] : ([[l10n.t('tuned'), tuned]] as const)),
  ];
  const table = htmlTable(
    [cell(''), cell(l10n.t('text'), 'words')],
    texts.map(([who, text]) => ({ cells: [cell(who), cell(text, 'words')] })),
  );
  return `<details><summary>${escape(tuned ?? base)} <span class="where">\u2014 ${escape(where)}</span></summary>
<div class="sample"><pre>${escape(prompt)}</pre>${table}</div></details>`;
}
