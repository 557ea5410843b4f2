import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * One target for every sample row (37), or nearly: a model that always says it seems to have learned the task. Super-
 * Natural-Instructions refuses such tasks. Information, from twenty rows on, as data that is sorted by label looks the
 * same from its beginning.
 */
export const oneTarget: Rule = {
  code: 'one-target',
  severity: 'info',
  get title() {
    return l10n.t('One answer for every row');
  },
  *check(task, { renders }): Iterable<Finding> {
    for (const template of task.templates) {
      // Who writes the target out means it for every row.
      if (bodyParts(template).target.isPlain) continue;
      const targets = renders
        .of(template)
        .flatMap((render) => (render.ok && !isBlank(render.value) ? [render.value.target] : []));
      if (targets.length < 20) continue;
      const counts = new Map<string, number>();
      for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
      const [target, count] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
      if (count < targets.length * 0.95) continue;
      const message = l10n.t(
        '{0} of {1} sample rows have the target "{2}". Is the data sorted, or the label lost?',
        count,
        targets.length,
        target.length > 40 ? `${target.slice(0, 39)}…` : target,
      );
      yield { message, span: bodyParts(template).target.place };
    }
  },
};
