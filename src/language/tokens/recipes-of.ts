import type { Recipe } from '../../recipe';
import type { Context } from '../context';
import { folderOf, meansPath } from '../glob';
import type { ParsedRecipe, ParsedTask } from '../parsed-document';

/** A recipe that is far enough written to say how it trains. */
export interface KnownRecipe {
  readonly parsed: ParsedRecipe;
  readonly recipe: Recipe;
}

/** The recipes of the workspace whose `tasks` mean the file, by path. */
export async function recipesOf(context: Context, task: ParsedTask): Promise<readonly KnownRecipe[]> {
  const known: KnownRecipe[] = [];
  for (const parsed of await context.workspace()) {
    if (parsed.kind !== 'recipe' || !parsed.loaded.recipe) continue;
    const { recipe } = parsed.loaded;
    const folder = folderOf(parsed.source.path);
    if (recipe.tasks.some((pattern) => meansPath(pattern, folder, task.source.path))) known.push({ parsed, recipe });
  }
  return known.sort((a, b) => (a.parsed.source.path < b.parsed.source.path ? -1 : 1));
}

/** The recipe that was asked for, else the first. */
export function chooseRecipe(recipes: readonly KnownRecipe[], uri: string | undefined): KnownRecipe | undefined {
  return recipes.find(({ parsed }) => parsed.source.uri === uri) ?? recipes[0];
}
