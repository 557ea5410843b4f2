import * as l10n from '@vscode/l10n';
import { canonicalCluster } from '../../../mixture';
import type { Task } from '../../../task';
import { listOfAll, type ChoiceList } from '../../choice-lists';
import { narrowerList } from '../../narrower-list';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';

/**
 * A word that answers for two things in two tasks of one cluster (40): in FLAN "no" is a contradiction in one inference
 * task, and in another all that does not follow (its issue 32). A model cannot know which. Information, told once for a
 * cluster; tasks that leave rows out by `keep_if` may well leave out those of the missing answer. See `ambiguous-choice`
 * for the lists of one task.
 */
export const ambiguousAcrossTasks: RecipeRule = {
  code: 'ambiguous-choice',
  severity: 'info',
  get title() {
    return l10n.t('One word for two answers');
  },
  *check({ tasks, plan, spanOf, heldOutAt }): Iterable<Finding> {
    const clusters = new Map<string, Task[]>();
    for (const task of tasks) {
      const key = canonicalCluster(task.cluster);
      clusters.set(key, [...(clusters.get(key) ?? []), task]);
    }
    for (const members of clusters.values()) {
      const clash = findClash(members);
      if (!clash) continue;
      const message = l10n.t(
        'In the cluster "{0}", {1} has all the choices of {2} and "{3}" besides. Which choice of {2} means that? One word would stand for two answers.',
        clash.narrow.cluster,
        clash.wide.name,
        clash.narrow.name,
        clash.extra,
      );
      const held = members.find((task) => plan.heldOut.includes(task));
      yield { message, span: held ? heldOutAt(held) : spanOf(['tasks']) };
    }
  },
};

interface Clash {
  readonly narrow: Task;
  readonly wide: Task;
  readonly extra: string;
}

function findClash(tasks: readonly Task[]): Clash | undefined {
  const lists = tasks.map((task) => ({ task, lists: rankedLists(task) }));
  for (const narrow of lists) {
    if (narrow.task.data.keepIf) continue;
    for (const wide of lists) {
      if (wide === narrow) continue;
      for (const list of narrow.lists) {
        const [extra] = wide.lists.flatMap((other) => narrowerList(list.items, other.items) ?? []);
        if (extra !== undefined) return { narrow: narrow.task, wide: wide.task, extra };
      }
    }
  }
  return undefined;
}

function rankedLists({ templates }: Task): readonly ChoiceList[] {
  return [...new Set(templates.map(listOfAll))].filter((list) => list !== undefined);
}
