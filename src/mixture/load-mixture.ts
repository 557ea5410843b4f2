import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { loadRecipe, type Recipe } from '../recipe';
import { readTask, type Task } from '../task';
import { type Result, LineIndex, err, ok, type Problem } from '../text';
import type { MixtureCode, MixturePlan } from './plan';
import { planMixture } from './plan-mixture';

export type MixtureFaultCode = 'recipe-invalid' | 'no-tasks' | 'task-invalid' | 'plan-invalid';

/** Why a recipe and its tasks cannot be used: the first error, with its place (line and column from 1). */
export interface MixtureFault {
  readonly code: MixtureFaultCode;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly remedy?: string;
}

/** A recipe with its tasks, all of them sound. */
export interface LoadedMixture {
  readonly recipe: Recipe;
  /** Sorted by path. */
  readonly tasks: readonly Task[];
  /** The text of each task file, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly plan: MixturePlan;
}

/**
 * Reads a recipe's text and all of its task files, and plans the mixture.
 *
 * @param matters which problems of the plan stand in the way; all by default
 */
export async function loadMixture(
  text: string,
  recipePath: string,
  fs: FileSystem,
  matters: (code: MixtureCode) => boolean = () => true,
): Promise<Result<LoadedMixture, MixtureFault>> {
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
  const read = await loadTasks(recipe, dirname(recipePath), fs);
  if (!read.ok) return read;
  const { tasks, texts } = read.value;
  const plan = planMixture(recipe, tasks, loaded.spanOf);
  const problems = plan.problems.filter(({ code }) => matters(code));
  const senseless = firstError('plan-invalid', recipePath, text, problems);
  if (senseless !== undefined) return err(senseless);
  return ok({ recipe, tasks, texts, plan });
}

/** All of the recipe's tasks, or the first error in one of them. */
async function loadTasks(
  recipe: Recipe,
  base: string,
  fs: FileSystem,
): Promise<Result<Pick<LoadedMixture, 'tasks' | 'texts'>, MixtureFault>> {
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
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = new TextDecoder().decode(await fs.readFile(path));
    const loaded = await readTask(text, path, fs);
    const wrong = firstError('task-invalid', path, text, loaded.problems);
    if (wrong !== undefined) return err(wrong);
    texts.set(path, text);
    if (loaded.task !== undefined) tasks.push(loaded.task);
  }
  return ok({ tasks, texts });
}

/** The first error among a file's problems as a fault; undefined where none is an error. */
function firstError(
  code: MixtureFaultCode,
  file: string,
  text: string,
  problems: readonly Problem[],
): MixtureFault | undefined {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  if (first === undefined) return undefined;
  const { line, character } = new LineIndex(text).positionAt(first.span.start);
  const others = errors.length - 1;
  return {
    code,
    message: first.message,
    file,
    line: line + 1,
    column: character + 1,
    ...(others === 0 ? {} : { remedy: l10n.t('{0} more like this: run `flan-workbench check`.', others) }),
  };
}
