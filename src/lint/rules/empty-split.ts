import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank, type TaskTemplate } from '../../task';
import type { Render } from '../renders';
import type { Finding, Rule } from '../rule';

/** Fewer rows of a split say little about it. */
const MINIMUM = 10;

/**
 * A template that renders rows of one split and not one of another (15, 41): a condition meant for unlabelled rows took
 * the whole test split of a PromptSource task away, and nobody saw it, as the rows of `train` were fine. A warning.
 */
export const emptySplit: Rule = {
  code: 'empty-split',
  severity: 'warning',
  get title() {
    return l10n.t('A template that renders nothing for one of the splits');
  },
  *check(task, { renders, otherSplits }): Iterable<Finding> {
    for (const template of task.templates) {
      if (!renders.of(template).some(isSound)) continue;
      for (const { split, rows, renders: others } of otherSplits) {
        const all = rows.length < MINIMUM ? [] : others.of(template);
        if (all.length === 0 || all.some(isSound)) continue;
        const message = l10n.t(
          'All {0} sample rows of "{1}" render nothing, although those of another split do.',
          all.length,
          split,
        );
        yield { message, span: placeOf(template, all) };
      }
    }
  },
};

function isSound(render: Render): boolean {
  return render.ok && !isBlank(render.value);
}

/** The half that is empty; a failed render has none. */
function placeOf(template: TaskTemplate, all: readonly Render[]): Finding['span'] {
  const { input, target } = bodyParts(template);
  const hasPrompt = all.some((render) => render.ok && render.value.input.trim() !== '');
  return hasPrompt ? target.place : input.place;
}
