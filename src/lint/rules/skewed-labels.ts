import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * One answer on most rows (37): whoever always gives it seems to be good, and a model that is trained on such rows
 * learns to. Super-Natural-Instructions refuses such tasks by the entropy of their labels; here it is information,
 * below six tenths of the most that the labels could have (for two: more often than 85 to 15) and from fifty rows on,
 * as many real tasks are like that and accuracy has to be read beside the share. From 95 % on, `one-target` says so.
 */
export const skewedLabels: Rule = {
  code: 'skewed-labels',
  severity: 'info',
  get title() {
    return l10n.t('One answer on most rows');
  },
  *check(task, { renders }): Iterable<Finding> {
    for (const template of task.templates) {
      if (template.scoring !== 'rank') continue;
      const targets = renders
        .of(template)
        .flatMap((render) => (render.ok && !isBlank(render.value) ? [render.value.target] : []));
      if (targets.length < 50) continue;
      const counts = new Map<string, number>();
      for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
      const [target, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
      if (count >= targets.length * 0.95 || evenness([...counts.values()], targets.length) >= 0.6) continue;
      const message = l10n.t(
        '{0} of {1} sample rows have the target "{2}". Compare every accuracy with that share.',
        count,
        targets.length,
        target.length > 40 ? `${target.slice(0, 39)}…` : target,
      );
      yield { message, span: bodyParts(template).target.place };
    }
  },
};

/** The entropy of the shares, of the most that it could be: 1 where all are alike. */
function evenness(counts: readonly number[], all: number): number {
  const entropy = counts.reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0);
  return entropy / Math.log(Math.max(2, counts.length));
}
