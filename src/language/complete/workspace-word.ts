import * as l10n from '@vscode/l10n';
import { flanClusters } from '../../mixture';
import { nameOf, tasksByCluster } from '../clusters';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import type { Word } from './word';

/** Names that other files of the workspace give a meaning to: clusters, families, tasks, languages. */
export async function workspaceWords(
  context: Context,
  parsed: ParsedDocument,
  path: readonly (string | number)[],
): Promise<readonly Word[]> {
  const [first, second] = path;
  const inTask = parsed.kind === 'task';
  const wantsCluster = inTask
    ? path.length === 1 && first === 'cluster'
    : (first === 'hold_out' && second === 'clusters') || (first === 'also_drop' && path.length >= 2);
  const wantsFamily = inTask && first === 'families' && path.length === 2;
  const wantsTask = !inTask && first === 'hold_out' && second === 'tasks';
  const wantsLanguage = inTask && path.length === 1 && first === 'language';
  if (!wantsCluster && !wantsFamily && !wantsTask && !wantsLanguage) return [];

  const clusters = await tasksByCluster(context, parsed);
  if (wantsCluster) {
    const used = [...clusters].map(([text, tasks]): Word => ({
      text,
      kind: 'value',
      detail: tasks.map(nameOf).join(', '),
    }));
    const others = inTask ? flanClusters.filter((name) => !clusters.has(name)) : [];
    return [...used, ...others.map((text): Word => ({ text, kind: 'value', detail: l10n.t('FLAN cluster') }))];
  }
  const tasks = [...clusters.values()].flat();
  if (wantsTask) {
    return tasks.map((task): Word => ({ text: nameOf(task), kind: 'value', detail: task.loaded.task?.cluster ?? '' }));
  }
  const counts = new Map<string, number>();
  for (const { loaded } of tasks) {
    const { families = [], language } = loaded.task ?? {};
    const used = wantsFamily ? families : language === undefined ? [] : [language];
    for (const text of used) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]): Word => {
    const detail = count === 1 ? l10n.t('in 1 task') : l10n.t('in {0} tasks', count);
    return { text, kind: 'value', detail };
  });
}
