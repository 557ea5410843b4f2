import * as l10n from '@vscode/l10n';
import { flanV1Partners, sameCluster } from '../../mixture';
import { nameOf, tasksByCluster } from '../clusters';
import type { Context } from '../context';
import { code } from '../markdown';
import type { NodePath } from '../node-path';
import type { ParsedDocument, ParsedTask } from '../parsed-document';

/**
 * A cluster's tasks in the workspace, what leaves training with it, and the recipes that hold it out; undefined where
 * no cluster is named.
 */
export async function hoverCluster(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar, isKey }: NodePath,
): Promise<string | undefined> {
  if (!isClusterName(parsed, keys, isKey) || typeof scalar?.value !== 'string') return undefined;
  const cluster = scalar.value;
  const all = [...(await tasksByCluster(context, parsed))];
  const tasksIn = (name: string): readonly ParsedTask[] =>
    all.filter(([other]) => sameCluster(other, name)).flatMap(([, tasks]) => tasks);
  const own = tasksIn(cluster);
  const partners = flanV1Partners(cluster);
  const recipes = (await context.workspace(parsed)).flatMap((other) => {
    const recipe = other.kind === 'recipe' ? other.loaded.recipe : undefined;
    return recipe?.holdOut.clusters.some((name) => sameCluster(name, cluster)) ? [recipe.run] : [];
  });
  const lines = [
    l10n.t('**{0}**, the unit that is held out', cluster),
    own.length > 0 ? l10n.t('Tasks here: {0}', namesOf(own)) : l10n.t('No task of this workspace is in it.'),
    partners.length > 0
      ? l10n.t('With `also_drop: flan-v1` its partners leave training too:')
      : l10n.t('With `also_drop: flan-v1` no other cluster leaves training.'),
    ...(partners.length > 0 ? [partners.map((name) => partnerLine(name, tasksIn(name))).join('\n')] : []),
    ...(recipes.length > 0 ? [l10n.t('Held out by: {0}', recipes.map((name) => code(name)).join(', '))] : []),
  ];
  return lines.join('\n\n');
}

function isClusterName(parsed: ParsedDocument, [first, second, ...rest]: NodePath['keys'], isKey: boolean): boolean {
  if (parsed.kind === 'task') return first === 'cluster' && second === undefined && !isKey;
  if (parsed.kind !== 'recipe') return false;
  if (first === 'hold_out') return second === 'clusters' && rest.length === 1 && !isKey;
  return first === 'also_drop' && second !== undefined;
}

function partnerLine(name: string, tasks: readonly ParsedTask[]): string {
  return tasks.length > 0
    ? `- ${l10n.t('{0}: {1}', code(name), namesOf(tasks))}`
    : `- ${l10n.t('{0}, without tasks here', code(name))}`;
}

function namesOf(tasks: readonly ParsedTask[]): string {
  return tasks.map((task) => code(nameOf(task))).join(', ');
}
