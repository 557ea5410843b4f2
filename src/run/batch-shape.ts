import { lengthLimits } from '../mixture';
import type { ModelConfig } from '../model';
import type { Recipe } from '../recipe';
import type { TokenPair } from '../tokenizer';

/** The shape of every training batch, from the recipe and what the model can take. In tokens. */
export interface BatchShape {
  readonly sequences: number;
  /** Of a sequence; with an encoder, of its decoder's side. */
  readonly length: number;
  /** Of its encoder's side. */
  readonly inputLength?: number;
}

/**
 * A decoder's sequence has room for a prompt, a target and the end-of-text token, an encoder-decoder's for one of these
 * tokens on either side; never more than the model's positions.
 */
export function batchShape(recipe: Recipe, config: Pick<ModelConfig, 'kind' | 'maxPositions'>): BatchShape {
  const { lengths, train } = recipe;
  const { maxPositions } = config;
  const sides =
    config.kind === 'decoder'
      ? { length: lengthLimits(recipe, maxPositions).length }
      : {
          length: Math.min(lengths.target + 1, maxPositions),
          inputLength: Math.min(lengths.input + 1, maxPositions),
        };
  return { ...sides, sequences: Math.max(1, Math.floor(train.tokensPerBatch / sequenceTokens(sides))) };
}

/** Tokens of one sequence, padding included. */
export function sequenceTokens({ length, inputLength = 0 }: Pick<BatchShape, 'length' | 'inputLength'>): number {
  return length + inputLength;
}

/** Tokens that an example takes in its sequence, those beyond the sequence's length left out. */
export function exampleTokens({ prompt, continuation }: TokenPair, { length, inputLength }: BatchShape): number {
  if (inputLength === undefined) return Math.min(prompt.length + continuation.length + 1, length);
  return Math.min(prompt.length + 1, inputLength) + Math.min(continuation.length + 1, length);
}
