import { dirname, resolve } from 'node:path';
import { loadRecipe } from '../../recipe';

/** Where the runs of a recipe file go, whatever else is wrong with it; undefined where it is not readable at all. */
export function runRootOf(recipePath: string, text: string): string | undefined {
  const { recipe } = loadRecipe(text, recipePath);
  return recipe === undefined ? undefined : resolve(dirname(recipePath), recipe.output.dir);
}
