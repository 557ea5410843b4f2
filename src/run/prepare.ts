import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type MixturePlan, planMixture } from '../mixture';
import { loadRecipe, type Recipe } from '../recipe';
import { loadTask, type Task } from '../task';
import { type Result, err, ok } from '../text';
import type { RunFailure, RunMode } from './events';
import { firstError } from './failure';

/** A recipe that can run: its tasks are sound, its plan makes sense, its model folder is there. */
export interface PreparedRun {
  readonly recipe: Recipe;
  readonly plan: MixturePlan;
  /** Absolute. */
  readonly modelFolder: string;
}

/** Checks everything that can be checked without loading the model or reading rows. */
export async function prepareRun(
  text: string,
  recipePath: string,
  mode: RunMode,
  fs: FileSystem,
): Promise<Result<PreparedRun, RunFailure>> {
  const loaded = loadRecipe(text, recipePath);
  const wrong = firstError('recipe-invalid', recipePath, text, loaded.problems);
  if (wrong !== undefined) return err(wrong);
  const { recipe } = loaded;
  if (recipe === undefined) {
    return err({
      code: 'recipe-invalid',
      message: l10n.t('The recipe is empty.'),
      file: recipePath,
      line: 1,
      remedy: l10n.t('Start it with `flan: recipe/1`.'),
    });
  }
  const base = dirname(recipePath);
  const tasks = await loadTasks(recipe, base, fs);
  if (!tasks.ok) return tasks;
  const plan = planMixture(recipe, tasks.value, loaded.spanOf);
  // A run that only evaluates trains on nothing, so it may lack training tasks.
  const problems = plan.problems.filter(({ code }) => mode === 'train' || code !== 'no-training-tasks');
  const senseless = firstError('plan-invalid', recipePath, text, problems);
  if (senseless !== undefined) return err(senseless);
  const modelFolder = resolve(base, recipe.model.path);
  if (!(await fs.exists(resolve(modelFolder, 'config.json')))) {
    return err({
      code: 'model-invalid',
      message: l10n.t('There is no model at {0} (no config.json).', modelFolder),
      file: recipePath,
      remedy: l10n.t('Set `model.path` to a Hugging Face model folder, relative to the recipe.'),
    });
  }
  return ok({ recipe, plan, modelFolder });
}

/** All of the recipe's tasks, or the first error in one of them. */
async function loadTasks(recipe: Recipe, base: string, fs: FileSystem): Promise<Result<readonly Task[], RunFailure>> {
  const paths = await fs.glob(recipe.tasks, base);
  if (paths.length === 0) {
    return err({
      code: 'no-tasks',
      message: l10n.t('No task file matches {0} below {1}.', recipe.tasks.join(', '), base),
      file: recipe.path,
      remedy: l10n.t('Task files end in .task.flan.yaml; correct `tasks` in the recipe.'),
    });
  }
  const tasks: Task[] = [];
  for (const path of paths) {
    const text = new TextDecoder().decode(await fs.readFile(path));
    const loaded = loadTask(text, path);
    const wrong = firstError('task-invalid', path, text, loaded.problems);
    if (wrong !== undefined) return err(wrong);
    if (loaded.task !== undefined) tasks.push(loaded.task);
  }
  return ok(tasks);
}
