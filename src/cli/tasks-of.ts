import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import { loadMixture } from '../mixture';
import { loadRecipe, type Recipe } from '../recipe';
import { readTask, type Task } from '../task';
import { type Result, err, LineIndex, ok } from '../text';
import type { Failure } from './fail';

/** The tasks that files mean: task files themselves, recipes the tasks they name; each once. */
export async function tasksOf(paths: readonly string[]): Promise<Result<readonly Task[], Failure>> {
  const tasks = new Map<string, Task>();
  for (const path of paths) {
    const text = new TextDecoder().decode(await nodeFileSystem.readFile(path));
    const found = /\.recipe\.flan\.ya?ml$/.test(path) ? await recipeTasks(text, path) : await taskOf(text, path);
    if (!found.ok) return found;
    for (const task of found.value) tasks.set(task.path, task);
  }
  return ok([...tasks.values()]);
}

/** The task and recipe files that globs match, and those that are named literally; absolute, each once, sorted. */
export async function matching(
  globs: readonly string[],
  cwd: string,
  ending = /\.(task|recipe)\.flan\.ya?ml$/,
): Promise<readonly string[]> {
  const found = new Set(
    await nodeFileSystem.glob(
      globs.map((glob) => glob.replaceAll('\\', '/')),
      cwd,
    ),
  );
  for (const glob of globs) {
    const path = resolve(cwd, glob);
    if (!/[*?{[]/.test(glob) && (await nodeFileSystem.exists(path))) found.add(path);
  }
  return [...found].filter((path) => ending.test(path)).sort();
}

/** Recipes whose model is one of the hub; a recipe that cannot be read names none. */
export async function hubModelsOf(paths: readonly string[]): Promise<readonly Recipe[]> {
  const recipes: Recipe[] = [];
  for (const path of paths.filter((one) => /\.recipe\.flan\.ya?ml$/.test(one))) {
    const { recipe } = loadRecipe(new TextDecoder().decode(await nodeFileSystem.readFile(path)), path);
    if (recipe?.model.kind === 'hub') recipes.push(recipe);
  }
  return recipes;
}

async function recipeTasks(text: string, path: string): Promise<Result<readonly Task[], Failure>> {
  // A plan that makes no sense yet names its tasks all the same.
  const loaded = await loadMixture(text, path, nodeFileSystem, () => false);
  return loaded.ok ? ok(loaded.value.tasks) : loaded;
}

/** Only what is said of the data matters here; templates may be unfinished. */
async function taskOf(text: string, path: string): Promise<Result<readonly Task[], Failure>> {
  const { task, problems } = await readTask(text, path, nodeFileSystem);
  if (task) return ok([task]);
  const first = problems.find(({ severity }) => severity === 'error');
  const { line, character } = new LineIndex(text).positionAt(first?.span.start ?? 0);
  const message = first?.message ?? l10n.t('This is no task file.');
  return err({ code: 'task-invalid', message, file: path, line: line + 1, column: character + 1 });
}
