import * as l10n from '@vscode/l10n';
import { canonicalCluster, planMixture, sameCluster } from '../../mixture';
import type { Recipe } from '../../recipe';
import type { Task } from '../../task';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import { tasksOf } from '../recipe-plan';

/**
 * What a cluster's new name changes besides its spelling: FLAN v1 knows partners by name, so tasks that a recipe leaves
 * out would train.
 *
 * @returns one sentence for each such recipe, in the order of the files
 */
export async function lostPartners(
  context: Context,
  files: readonly ParsedDocument[],
  from: string,
  to: string,
): Promise<readonly string[]> {
  if (sameCluster(from, to)) return [];
  const told: string[] = [];
  for (const file of files) {
    const recipe = file.kind === 'recipe' ? file.loaded.recipe : undefined;
    if (file.kind !== 'recipe' || recipe?.alsoDrop.kind !== 'flan-v1') continue;
    const tasks = await tasksOf(context, file);
    const dropped = new Set(partnersLeftOut(recipe, tasks));
    const called = (name: string): string => (sameCluster(name, from) ? to : name);
    const renamed = tasks.map((task) => ({ ...task, cluster: called(task.cluster) }));
    const training = planMixture(withClusters(recipe, called), renamed).train.map(({ task }) => task.name);
    const lost = training.filter((name) => dropped.has(name));
    if (lost.length === 0) continue;
    told.push(
      l10n.t(
        'Recipe {0} would train on {1}: FLAN v1 knows the partners of "{2}" and none of "{3}". Name them under "also_drop".',
        ...[recipe.run, lost.join(', '), canonicalCluster(from), to],
      ),
    );
  }
  return told;
}

function partnersLeftOut(recipe: Recipe, tasks: readonly Task[]): readonly string[] {
  return planMixture(recipe, tasks).dropped.flatMap(({ task, cause }) => (cause.kind === 'partner' ? [task.name] : []));
}

function withClusters(recipe: Recipe, called: (name: string) => string): Recipe {
  const clusters = recipe.holdOut.clusters.map(called);
  return { ...recipe, holdOut: { ...recipe.holdOut, clusters } };
}
