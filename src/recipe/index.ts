/** The recipe file `NAME.recipe.flan.yaml`: one run, from the tasks to the evaluation, with every default resolved. */
export type { AlsoDrop, LoadedRecipe, Mixing, Recipe, RecipeCode, TemplatePolicy, TrainSettings } from './recipe';
export { loadRecipe } from './load-recipe';
export { describeKey as describeRecipeKey, recipeSchema } from './schema';
