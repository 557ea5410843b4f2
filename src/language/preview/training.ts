import type { ParsedTask } from '../parsed-document';
import type { PromptForm } from '../../task';
import type { Context } from '../context';
import { chooseRecipe, recipesOf, type KnownRecipe } from '../tokens/recipes-of';
import { tokensWith, withoutRecipe, type TaskTokens } from '../tokens/tokens-of';
import type { PreviewForm, PreviewTraining, RecipeReference } from './model';

/** How the examples that are shown are trained on. */
export interface Training {
  readonly about: PreviewTraining;
  /** There where tokens were asked for and can be counted. */
  readonly tokens?: TaskTokens;
  /** There where the recipe has the model's chat template around an example, and the model has one. */
  readonly chat?: PromptForm;
}

/** What a recipe that says nothing puts between input and target. */
const usualSeparator = ' ';

/**
 * Finds the recipe that counts and, if the form needs it, its tokenizer: to mark tokens, and to tell how many solved
 * examples there is room for.
 */
export async function trainingOf(context: Context, parsed: ParsedTask, form: PreviewForm): Promise<Training> {
  const recipes = await recipesOf(context, parsed);
  const chosen = chooseRecipe(recipes, form.recipe);
  const about: PreviewTraining = {
    ...(chosen ? { recipe: reference(chosen) } : {}),
    recipes: recipes.map(reference),
    separator: chosen?.recipe.format.separator ?? usualSeparator,
    lossOn: 'target',
  };
  const isChat = chosen?.recipe.format.chat === 'model';
  if (form.tokens !== true && form.shots === undefined && !isChat) return { about };
  const tokens = chosen ? await tokensWith(context, chosen) : withoutRecipe();
  if (!tokens.ok) return { about: { ...about, noTokens: tokens.error.message } };
  const { form: joins, isApart } = tokens.value;
  return {
    about: isApart ? { ...about, separator: '' } : about,
    tokens: tokens.value,
    ...(isChat ? { chat: joins } : {}),
  };
}

function reference({ parsed, recipe }: KnownRecipe): RecipeReference {
  return { uri: parsed.source.uri, name: recipe.run };
}
