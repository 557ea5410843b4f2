import { fateOf, fittingShots } from '../../mixture';
import type { TaskTokens } from '../tokens/tokens-of';
import type { Exemplar } from './exemplars';
import { exemplarParts, type Joint } from './joint';
import type { PreviewTokens } from './model';
import type { ShownExample } from './render';

/** The tokens of a joint text, cut into prompt and continuation as training cuts them. */
export function countTokens({ prompt, continuation }: Joint, tokens: TaskTokens): PreviewTokens {
  const { tokenizer, limits, recipe } = tokens;
  const { pair, pieces: piecesOf } = tokens.cut(prompt, continuation);
  const size = { prompt: pair.prompt.length, continuation: pair.continuation.length };
  const pieces = piecesOf();
  return {
    ...(pieces ? { pieces: pieces.map(({ end, ids }) => ({ end, ids })) } : {}),
    prompt: { count: size.prompt, budget: promptBudget(tokens) },
    target: { count: size.continuation, budget: limits.maxContinuation },
    fate: fateOf(size, limits, recipe.lengths.overflow),
    end: { id: tokenizer.eosId, text: tokenizer.decode([tokenizer.eosId]) },
  };
}

/** The first of the solved examples, as many as leave room for the question. */
export function keepFitting(
  exemplars: readonly Exemplar[],
  question: ShownExample,
  tokens: TaskTokens,
): readonly Exemplar[] {
  const size = (text: string): number => tokens.tokenizer.encode(text).length;
  const sizes = exemplars.map((exemplar) =>
    size(
      exemplarParts(exemplar, 0)
        .map(({ text }) => text)
        .join(''),
    ),
  );
  return exemplars.slice(0, fittingShots(sizes, size(question.example.input), promptBudget(tokens)));
}

/** Most tokens of a prompt; a model that takes fewer than the recipe lets through leaves one for the target. */
function promptBudget({ limits }: TaskTokens): number {
  return Math.min(limits.maxPrompt, limits.length - 1);
}
