import * as l10n from '@vscode/l10n';
import type { ComparedFigures, QuestionCounts, RunsComparison } from './compare-runs';
import { escape } from './escape';
import { count, percent, points, spread } from './format';
import { INTERVAL } from './headline';
import { cell, htmlTable } from './html-table';

/** What the two runs are called in sentences and table heads: names with dates would leave no room for figures. */
const letters = ['A', 'B'] as const;

/** Two runs side by side as markup for inside `<main class="flan-report">`; no scripts, no style attributes, text escaped. */
export function renderComparison(comparison: RunsComparison): string {
  const { runs, questions, figures, settings } = comparison;
  const parts = [
    `<header><h1>${escape(title(runs))}</h1>`,
    `<p class="byline">${runs.map((run, side) => escape(`${letters[side]!}: ${run.name} ${stampOf(run)}`)).join('<br>')}</p>`,
    ...figures.filter(({ level }) => level === 'cluster').map((figure) => paragraph(verdict(figure), 'headline')),
    ...notes(comparison).map((note) => paragraph(note)),
    '</header>',
    questions.shared === 0 ? '' : table(figures),
    settings.length === 0 ? '' : settingsTable(settings),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What came out on one cluster, in words that claim no more than the figures do. */
function verdict({ name, difference }: ComparedFigures): string {
  const figures = l10n.t('{0} points, standard error {1}', points(difference.mean), spread(difference.stderr));
  if (difference.verdict === 'unclear') {
    return l10n.t('On {0}, the two do not differ measurably: {1}, so the difference may be chance.', name, figures);
  }
  const better = letters[difference.verdict === 'better' ? 1 : 0];
  const sure = difference.stderr !== null && Math.abs(difference.mean) > INTERVAL * difference.stderr;
  return sure
    ? l10n.t('On {0}, {1} is better: {2}.', name, better, figures)
    : l10n.t('On {0}, {1} may be better: {2}; the 95% interval still includes no difference.', name, better, figures);
}

/** What a reader has to know before trusting the table. */
function notes({ runs, questions }: RunsComparison): readonly string[] {
  const { shared, changed, onlyLeft, onlyRight } = questions;
  return [
    shared === 0
      ? nothingShared(questions)
      : l10n.t('Compared on the {0} questions that both asked word for word.', count(shared)),
    ...(shared > 0 && changed > 0
      ? [
          l10n.t(
            '{0} questions have another text in each run, so they are left out: a template or its data changed.',
            count(changed),
          ),
        ]
      : []),
    ...(shared > 0 && onlyLeft > 0
      ? [l10n.t('{0} asked {1} questions that the other did not.', letters[0], count(onlyLeft))]
      : []),
    ...(shared > 0 && onlyRight > 0
      ? [l10n.t('{0} asked {1} questions that the other did not.', letters[1], count(onlyRight))]
      : []),
    ...runs.flatMap(({ seeds }, side) =>
      seeds > 1
        ? [
            l10n.t(
              '{0} trained {1} seeds; samples are kept of the first, so these are its figures.',
              letters[side]!,
              seeds,
            ),
          ]
        : [],
    ),
    ...runs.flatMap(({ isTuned }, side) =>
      isTuned ? [] : [l10n.t('{0} has no tuned model; its base model is compared.', letters[side]!)],
    ),
  ];
}

function nothingShared({ changed, onlyLeft, onlyRight }: QuestionCounts): string {
  if (onlyLeft + changed === 0 || onlyRight + changed === 0) {
    return l10n.t('There is nothing to compare: one of the runs has no samples.');
  }
  return changed > 0
    ? l10n.t(
        'There is nothing to compare: {0} questions are of the same rows, but all have another text.',
        count(changed),
      )
    : l10n.t('There is nothing to compare: the two runs asked different questions.');
}

function table(figures: readonly ComparedFigures[]): string {
  const heads = [
    '',
    l10n.t('n'),
    l10n.t('{0} base', letters[0]),
    l10n.t('{0} tuned', letters[0]),
    l10n.t('{0} base', letters[1]),
    l10n.t('{0} tuned', letters[1]),
    l10n.t('diff'),
    '\u00b1',
  ];
  const rows = figures.map(({ level, name, n, base, tuned, difference }) => ({
    className: level,
    cells: [
      cell(name),
      cell(count(n)),
      ...[base[0], tuned[0], base[1], tuned[1]].map((share) => cell(share === undefined ? '\u2013' : percent(share))),
      cell(points(difference.mean), difference.verdict),
      cell(spread(difference.stderr), 'error'),
    ],
  }));
  const legend = l10n.t(
    'Accuracy in %. diff: B − A on the same questions; ±: its standard error, over rows and paired.',
  );
  return `<section><h2>${escape(l10n.t('Held-out results'))}</h2>
${htmlTable(
  heads.map((head) => cell(head)),
  rows,
)}
<p class="note">${escape(legend)}</p></section>`;
}

function settingsTable(settings: RunsComparison['settings']): string {
  const heads = ['', ...letters].map((head) => cell(head, 'words'));
  const rows = settings.map(({ key, left, right }) => ({
    cells: [cell(key, 'words'), cell(left ?? '\u2013', 'words'), cell(right ?? '\u2013', 'words')],
  }));
  return `<section><h2>${escape(l10n.t('What the recipes say otherwise'))}</h2>${htmlTable(heads, rows)}</section>`;
}

function title([left, right]: RunsComparison['runs']): string {
  return left.name === right.name
    ? l10n.t('Two runs of {0}', left.name)
    : l10n.t('{0} against {1}', left.name, right.name);
}

function stampOf({ stamp }: RunsComparison['runs'][number]): string {
  return stamp.replace(/T(\d\d)-(\d\d)-\d\d$/, ' $1:$2');
}

function paragraph(text: string, className?: string): string {
  return `<p${className === undefined ? '' : ` class="${className}"`}>${escape(text)}</p>`;
}
