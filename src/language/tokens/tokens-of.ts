import * as l10n from '@vscode/l10n';
import { fateOf, lengthLimits, type Fate, type LengthLimits } from '../../mixture';
import type { Recipe } from '../../recipe';
import { promptForm, type PromptForm, type RenderedExample } from '../../task';
import { err, ok, type Result } from '../../text';
import { encodeApart, encodePair, type TokenPair, type TokenPiece, type Tokenizer } from '../../tokenizer';
import type { Context } from '../context';
import type { ParsedTask } from '../parsed-document';
import { chooseRecipe, recipesOf, type KnownRecipe } from './recipes-of';

/** A task's examples in the tokens of the model that a recipe trains on them. */
export interface TaskTokens {
  readonly recipe: Recipe;
  readonly recipeUri: string;
  readonly tokenizer: Tokenizer;
  /** How input and target become one text. */
  readonly form: PromptForm;
  /** Whether the model reads input and target apart, with nothing between them. */
  readonly isApart: boolean;
  /** Cuts a prompt and its continuation into tokens as training does, and tells where those of the whole text stand. */
  readonly cut: (prompt: string, continuation: string) => CutText;
  /** In tokens; `maxPrompt` and `maxContinuation` are the recipe's `lengths`. */
  readonly limits: Required<LengthLimits>;
  /** How long an example is, and what training does with it; the same code cuts it there. */
  readonly measure: (example: Pick<RenderedExample, 'input' | 'target'>) => ExampleLength;
}

export interface CutText {
  readonly pair: TokenPair;
  /** Undefined where tokens have no place in the text. */
  readonly pieces: () => readonly TokenPiece[] | undefined;
}

/** How long an example is, in tokens; the continuation is separator and target without the end-of-text token. */
export interface ExampleLength {
  readonly prompt: number;
  readonly continuation: number;
  readonly fate: Fate;
}

/** Why tokens cannot be counted, for the user. */
export interface NoTokens {
  readonly reason: 'no-recipe' | 'no-tokenizer';
  readonly message: string;
}

/**
 * The tokens of a task: with the tokenizer of the first recipe, by path, whose `tasks` mean the file, or of the one that
 * was asked for. The first call for a model reads its tokenizer, which can take a while; nothing that an author waits
 * for while typing may.
 *
 * @param recipeUri a recipe's; one that does not mean the task counts as none
 */
export async function tokensOf(
  context: Context,
  task: ParsedTask,
  recipeUri?: string,
): Promise<Result<TaskTokens, NoTokens>> {
  const chosen = chooseRecipe(await recipesOf(context, task), recipeUri);
  return chosen ? tokensWith(context, chosen) : withoutRecipe();
}

export function withoutRecipe(): Result<never, NoTokens> {
  const message = l10n.t(
    'No recipe of the workspace uses this task, so there is no tokenizer to count with. Name the task under "tasks" of a recipe.',
  );
  return err({ reason: 'no-recipe', message });
}

/** The tokens that a recipe's model has. */
export async function tokensWith(context: Context, known: KnownRecipe): Promise<Result<TaskTokens, NoTokens>> {
  const { parsed, recipe } = known;
  const loaded = await context.host.tokenizer?.(parsed.source, recipe.model);
  if (!loaded?.ok) {
    const why = loaded?.error.message ?? l10n.t('Models are read only from a disk.');
    const message = l10n.t('Tokens of the recipe "{0}" cannot be counted: {1}', recipe.run, why);
    return err({ reason: 'no-tokenizer', message });
  }
  const { tokenizer, maxPositions, isApart } = loaded.value;
  // A model that reads input and target apart sees nothing between them.
  const form = promptForm(isApart ? { separator: '', chat: 'none' } : recipe.format, tokenizer);
  if (!form.ok) return err({ reason: 'no-tokenizer', message: form.error.message });
  const limits = lengthLimits(recipe, maxPositions ?? Infinity);
  const cut = isApart ? cutApart(tokenizer) : cutTogether(tokenizer);
  return ok({
    recipe,
    recipeUri: parsed.source.uri,
    tokenizer,
    form: form.value,
    isApart,
    cut,
    limits,
    measure: ({ input, target }) => {
      const joined = form.value.join(input, target);
      const { prompt, lead, end } = joined.ok ? joined.value : { prompt: input, lead: '', end: '' };
      const { pair } = cut(prompt, lead + target + end);
      const size = { prompt: pair.prompt.length, continuation: pair.continuation.length };
      return { ...size, fate: fateOf(size, limits, recipe.lengths.overflow) };
    },
  });
}

function cutTogether(tokenizer: Tokenizer): TaskTokens['cut'] {
  return (prompt, continuation) => ({
    pair: encodePair(tokenizer, prompt, continuation),
    pieces: () => tokenizer.pieces(prompt + continuation),
  });
}

function cutApart(tokenizer: Tokenizer): TaskTokens['cut'] {
  return (prompt, continuation) => ({
    pair: encodeApart(tokenizer, prompt, continuation),
    pieces: () => {
      const [first, second] = [tokenizer.pieces(prompt), tokenizer.pieces(continuation)];
      const moved = second?.map(({ start, end, ids }) => ({
        start: start + prompt.length,
        end: end + prompt.length,
        ids,
      }));
      return first && moved && [...first, ...moved];
    },
  });
}
