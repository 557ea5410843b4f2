import * as l10n from '@vscode/l10n';
import type { Task } from '../../../task';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';

/**
 * Held-out tasks that report no accuracy (31): the cluster's mean is over the others, and who reads it does not see
 * that. The harness's group `flan_held_in` aggregates a metric that its members do not report. A run measures templates
 * that rank choices. A warning, as the report names what it leaves out; an error, as issue 4 advises, where nothing
 * that is held out can be measured. Of the other two mistakes that issue 4 counts here, `duplicate-task-name` tells
 * the one, and the schema that `data.source` is missing.
 */
export const unmeasuredTask: RecipeRule = {
  code: 'unmeasured-task',
  severity: 'warning',
  get title() {
    return l10n.t('A held-out task that nothing measures');
  },
  *check({ plan: { heldOut }, heldOutAt }): Iterable<Finding> {
    const unmeasured = heldOut.filter((task) => !isMeasured(task));
    const severity = unmeasured.length === heldOut.length ? 'error' : 'warning';
    for (const task of unmeasured) {
      const message = l10n.t(
        '{0} is held out, but none of its templates ranks choices, so the report has no accuracy for it.',
        task.name,
      );
      yield { message, span: heldOutAt(task), severity };
    }
  },
};

function isMeasured({ templates }: Task): boolean {
  return templates.some(({ scoring, choices }) => scoring === 'rank' && choices !== undefined);
}
