import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { listsByLabel } from '../choice-lists';

/**
 * Lists of different length that one label indexes (10): the label that is missing in the shorter prints nothing, or
 * the longer has a choice that no row is. A warning, as a template may leave out a label that it guards against; with
 * sample rows `label-outside-choices` tells for certain. PromptSource: 2 templates in 1 file of the 8 files that issue
 * 4 counts, by the labels in the data too. 38 files have lists of several lengths, but different expressions index
 * them, so that they name different labels.
 */
export const choiceCount: Rule = {
  code: 'choice-count',
  severity: 'warning',
  get title() {
    return l10n.t('Lists of choices of different length for one label');
  },
  *check(task): Iterable<Finding> {
    for (const [first, ...others] of listsByLabel(task)) {
      for (const { items, span } of others) {
        if (!first || items.length === first.items.length) continue;
        const message = l10n.t(
          'This list has {0} choices, another that the same label indexes has {1}. Give each label one choice in both.',
          items.length,
          first.items.length,
        );
        yield { message, span };
      }
    }
  },
};
