import * as l10n from '@vscode/l10n';
import { choiceLists, listOfAll } from '../choice-lists';
import { narrowerList } from '../narrower-list';
import type { Finding, Rule } from '../rule';

/**
 * A word that answers for two things (40): where another list tells "no" from "maybe", the "no" of a shorter one has to
 * mean both, as in FLAN's inference tasks (its issue 32). Information, as the labels may be merged on purpose; templates
 * that leave rows out by a condition may well leave out those of the missing answer. A recipe is told the same of tasks
 * of one cluster. PromptSource: 1 template, three answers of climate_fever's four. Issue 4 gives no count.
 */
export const ambiguousChoice: Rule = {
  code: 'ambiguous-choice',
  severity: 'info',
  get title() {
    return l10n.t('One word for two answers');
  },
  *check(task): Iterable<Finding> {
    const lists = choiceLists(task);
    const judged = new Set(task.templates.map(listOfAll).filter((list) => list !== undefined));
    for (const list of judged) {
      const [extra] = lists.flatMap((other) => narrowerList(list.items, other.items) ?? []);
      if (extra === undefined) continue;
      const message = l10n.t(
        'Another list of this task has all of these choices and "{0}". Which of them means that here? One word would stand for two answers.',
        extra,
      );
      yield { message, span: list.span };
    }
  },
};
