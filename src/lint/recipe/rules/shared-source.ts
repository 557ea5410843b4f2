import * as l10n from '@vscode/l10n';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';
import { sourcesOf } from '../sources';

/**
 * A training task that reads the data of a held-out one (35): QNLI is SQuAD in other words, and a model that trained on
 * the one has seen the texts of the other. Tasks that share an entry of `families` never stand on both sides, the plan
 * sees to that; this rule finds those whose sources are the same and whose families do not say so. An error, as issue 4
 * advises. PromptSource has no hold-outs.
 */
export const sharedSource: RecipeRule = {
  code: 'shared-source',
  severity: 'error',
  get title() {
    return l10n.t('One source of data on both sides of the hold-out');
  },
  *check({ plan, heldOutAt }): Iterable<Finding> {
    for (const held of plan.heldOut) {
      const own = sourcesOf(held);
      for (const { task } of plan.train) {
        const shared = sourcesOf(task).find((source) => own.includes(source));
        if (shared === undefined) continue;
        const message = l10n.t(
          '{0} trains on the data of {1}, which is held out: {2}. Give both one entry in "families", then {0} is left out.',
          task.name,
          held.name,
          shared,
        );
        yield { message, span: heldOutAt(held) };
      }
    }
  },
};
