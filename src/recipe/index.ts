/** The recipe file `NAME.recipe.flan.yaml`: one run, from the tasks to the evaluation, with every default resolved. */
export type {
  AdapterSettings,
  AlsoDrop,
  LoadedRecipe,
  Mixing,
  ModelSource,
  Recipe,
  RecipeCode,
  TemplatePolicy,
  TrainProvider,
  TrainSettings,
} from './recipe';
export { modelFolder, modelName } from './model-folder';
export { loadRecipe } from './load-recipe';
export { describeKey as describeRecipeKey, recipeSchema } from './schema';
