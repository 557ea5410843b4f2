import * as l10n from '@vscode/l10n';
import { isBlank } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * Choices that change from row to row, the right one always at the same place (13): SciQ keeps it last, and a model
 * learns the place instead of the answer. A warning, from ten rows on: by chance that happens once in 500 times with two
 * choices, hardly ever with more. Fixed lists are `one-target`'s.
 */
export const goldPosition: Rule = {
  code: 'gold-position',
  severity: 'warning',
  get title() {
    return l10n.t('The right choice is always at one place');
  },
  *check(task, { renders }): Iterable<Finding> {
    for (const template of task.templates) {
      const { choices } = template;
      if (choices?.kind !== 'expression') continue;
      const rendered = renders
        .of(template)
        .flatMap((render) => (render.ok && !isBlank(render.value) ? [render.value] : []));
      const judged = rendered.filter(({ gold }) => gold !== undefined);
      const [first] = judged;
      if (!first || judged.length < 10 || (first.choices?.length ?? 0) < 2) continue;
      const lists = new Set(judged.map((example) => JSON.stringify(example.choices)));
      if (lists.size < 2 || judged.some(({ gold }) => gold !== first.gold)) continue;
      const message = l10n.t(
        'The right answer is choice {0} on all {1} sample rows. Shuffle the choices, for example with "unique" or "sort".',
        (first.gold ?? 0) + 1,
        judged.length,
      );
      yield { message, span: choices.span };
    }
  },
};
