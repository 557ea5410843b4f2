import * as l10n from '@vscode/l10n';
import type { ClusterScore } from '../evaluation';
import { count, percent, points, spread } from './format';
import type { ClusterView } from './view';

/** 95% of a normal distribution lies within so many standard errors. */
export const INTERVAL = 1.96;

/** What came out on a held-out cluster, figures first, then in plain words whether it is an improvement. */
export function clusterHeadline(view: ClusterView): readonly string[] {
  const { cluster, base, tuned } = view;
  const templates = view.tasks.reduce((sum, task) => sum + task.templates.length, 0);
  const size = l10n.t('{0}, {1}', many(templates, 'template'), many(base.n, 'row'));
  if (tuned === undefined) {
    return [
      l10n.t(
        'On the held-out cluster {0}, the base model reaches {1}% (chance {2}%), {3}.',
        cluster,
        percent(base.mean),
        percent(base.chance),
        size,
      ),
    ];
  }
  return [
    l10n.t(
      'On the held-out cluster {0}, tuned {1}% against base {2}% (chance {3}%), {4}.',
      cluster,
      percent(tuned.mean),
      percent(base.mean),
      percent(base.chance),
      size,
    ),
    verdict(view),
  ].filter((sentence) => sentence !== '');
}

/** Whether fine-tuning helped, in words that claim no more than the figures do. */
function verdict({ difference, tuned, base }: ClusterView): string {
  if (difference === undefined || tuned === undefined) return '';
  const { mean, stderr } = difference;
  const figures = l10n.t('{0} points, standard error {1}', points(mean), spread(stderr));
  if (difference.verdict === 'worse') return l10n.t('Fine-tuning made it worse: {0}.', figures);
  if (difference.verdict === 'unclear') {
    return l10n.t('Fine-tuning did not help measurably: {0}, so the difference may be chance.', figures);
  }
  const sure = stderr !== null && Math.abs(mean) > INTERVAL * stderr;
  const gain = sure
    ? l10n.t('Fine-tuning helped: {0}.', figures)
    : l10n.t('Fine-tuning may have helped: {0}; the 95% interval still includes no difference.', figures);
  return [gain, caveat(base, tuned)].filter((sentence) => sentence !== '').join(' ');
}

/** A gain over the base model is no skill where chance or a constant answer does better. */
function caveat(base: ClusterScore, tuned: ClusterScore): string {
  if (tuned.mean <= base.chance) return l10n.t('The tuned model still does no better than chance.');
  if (tuned.mean >= base.majority) return '';
  return l10n.t('Always giving the most frequent answer would reach {0}%, which is more.', percent(base.majority));
}

/** Plurals, whole, so that translators can order the words. */
function many(n: number, noun: 'template' | 'row'): string {
  if (noun === 'template') return n === 1 ? l10n.t('1 template') : l10n.t('{0} templates', count(n));
  return n === 1 ? l10n.t('1 row') : l10n.t('{0} rows', count(n));
}
