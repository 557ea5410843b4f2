import * as l10n from '@vscode/l10n';
import { planMixture, type MixturePlan } from '../mixture';
import type { Task } from '../task';
import type { Context } from './context';
import { folderOf, meansPath } from './glob';
import { code } from './markdown';
import type { ParsedRecipe } from './parsed-document';

/** The tasks of the workspace that a recipe's patterns mean, in the order of their paths. */
export async function tasksOf(context: Context, parsed: ParsedRecipe): Promise<readonly Task[]> {
  const folder = folderOf(parsed.source.path);
  const tasks: Task[] = [];
  for (const other of await context.workspace()) {
    if (other.kind !== 'task' || !other.whole.task) continue;
    if (parsed.loaded.recipe?.tasks.some((pattern) => meansPath(pattern, folder, other.source.path))) {
      tasks.push(other.whole.task);
    }
  }
  return tasks.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Which tasks a run of the recipe would train on and which it would hold out; undefined where it means no task. */
export async function planOf(context: Context, parsed: ParsedRecipe): Promise<MixturePlan | undefined> {
  const { recipe, spanOf } = parsed.loaded;
  const tasks = await tasksOf(context, parsed);
  return recipe && tasks.length > 0 ? planMixture(recipe, tasks, spanOf) : undefined;
}

/** The plan in one line. */
export function summarise({ train, heldOut, dropped }: MixturePlan): string {
  return l10n.t('Tasks: {0} train, {1} held out, {2} left out', train.length, heldOut.length, dropped.length);
}

/** The plan task by task, in Markdown, with the reason why a task is left out. */
export function describePlan({ train, heldOut, dropped }: MixturePlan): string {
  const names = (tasks: readonly Task[]): string => tasks.map((task) => code(task.name)).join(', ') || '–';
  return [
    l10n.t('**Held out:** {0}', names(heldOut)),
    l10n.t('**Train:** {0}', names(train.map(({ task }) => task))),
    ...(dropped.length > 0 ? [l10n.t('**Left out:**'), dropped.map(({ message }) => `- ${message}`).join('\n')] : []),
  ].join('\n\n');
}
