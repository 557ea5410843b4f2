import * as l10n from '@vscode/l10n';
import { cellsOf, figuresOf } from './figures';
import { percent } from './format';
import type { RunView } from './view';
import { writtenLines } from './written';

export interface TableOptions {
  /** Adds a line per template. Default true. */
  readonly templates?: boolean;
}

const INDENT = { cluster: '', task: '  ', template: '    ' } as const;

/**
 * The held-out figures as aligned text for a terminal, the headline above and what the columns mean below.
 * Percentages; `±` columns are standard errors over rows, `std` is the spread over templates.
 */
export function renderTable(view: RunView, options: TableOptions = {}): string {
  const lines = [`${view.name}  ${view.stamp}`, '', ...view.headline];
  if (view.clusters.length > 0) lines.push('', ...grid(view, options.templates ?? true), '', ...legend(view));
  const written = writtenLines(view.written);
  if (written.length > 0) lines.push('', ...written);
  const unscored = new Set(view.unscored.map(({ task, template }) => `${task}/${template ?? '*'}`)).size;
  if (unscored > 0)
    lines.push('', l10n.t('Templates not scored, or not on all rows: {0} (the report says why).', unscored));
  if (view.dropped.length > 0) {
    lines.push('', l10n.t('Dropped from training:'));
    lines.push(...view.dropped.map(({ message }) => `  ${message}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The column heads of a results table, in the order of `cellsOf`. */
export function headsOf(view: RunView): readonly string[] {
  const measured = ['\u00b1', l10n.t('std')];
  return [
    ...[l10n.t('n'), l10n.t('chance'), l10n.t('base'), ...measured],
    ...(hasTuned(view) ? [l10n.t('tuned'), ...measured, l10n.t('diff'), '\u00b1'] : []),
  ];
}

/** What the columns mean. */
export function legend(view: RunView): readonly string[] {
  const majority = view.clusters.map((cluster) => `${cluster.cluster} ${percent(cluster.base.majority)}`).join(', ');
  return [
    rankedBy(view.norm ?? 'sum'),
    l10n.t('A task is the mean over its templates, a cluster the mean over its tasks.'),
    l10n.t('±: standard error over rows. std: spread over templates.'),
    ...(hasTuned(view)
      ? [l10n.t('diff: tuned − base on the same rows, its error that of the paired differences.')]
      : []),
    l10n.t('By log-likelihood per character (acc_norm): {0}.', perCharacter(view)),
    l10n.t('Always the most frequent answer would reach: {0}.', majority),
  ];
}

function rankedBy(norm: NonNullable<RunView['norm']>): string {
  switch (norm) {
    case 'sum':
      return l10n.t(
        'Accuracy in %, by rank classification: the choice with the highest summed log-likelihood is the answer.',
      );
    case 'char':
      return l10n.t(
        'Accuracy in %, by rank classification: the choice with the highest log-likelihood per character is the answer.',
      );
    case 'byte':
      return l10n.t(
        'Accuracy in %, by rank classification: the choice with the highest log-likelihood per byte is the answer.',
      );
    case 'token':
      return l10n.t(
        'Accuracy in %, by rank classification: the choice with the highest log-likelihood per token is the answer.',
      );
  }
}

/** The tasks' accuracies when each choice counts by its log-likelihood per character, as the harness's acc_norm. */
function perCharacter({ clusters }: RunView): string {
  const tasks = clusters.flatMap((cluster) => cluster.tasks);
  return tasks
    .map(({ task, base, tuned }) =>
      tuned === undefined
        ? l10n.t('{0} base {1}', task, percent(base.meanNorm))
        : l10n.t('{0} base {1}, tuned {2}', task, percent(base.meanNorm), percent(tuned.meanNorm)),
    )
    .join('; ');
}

function hasTuned(view: RunView): boolean {
  return view.clusters.some((cluster) => cluster.tuned !== undefined);
}

function grid(view: RunView, templates: boolean): readonly string[] {
  const heads = headsOf(view);
  const rows = [
    { name: l10n.t('held-out cluster'), cells: heads },
    ...figuresOf(view.clusters, templates).map((figures) => ({
      name: INDENT[figures.level] + figures.name,
      cells: cellsOf(figures),
    })),
  ];
  const nameWidth = Math.max(...rows.map((row) => row.name.length));
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => (row.cells[i] ?? '').length)));
  const [header, ...body] = rows.map(({ name, cells }) =>
    [name.padEnd(nameWidth), ...widths.map((width, i) => (cells[i] ?? '').padStart(width))].join('  ').trimEnd(),
  );
  const rule = '\u2500'.repeat(nameWidth + widths.reduce((sum, width) => sum + width + 2, 0));
  return [header!, rule, ...body];
}
