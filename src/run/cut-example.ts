import type { Model } from '../model';
import { joinPrompt } from '../task';
import { encodeApart, encodePair, type TokenPair } from '../tokenizer';

/**
 * A prompt and its target in tokens, as the model reads them: a decoder one behind the other with the recipe's separator
 * in between, an encoder-decoder apart and without it, as T5 was fine-tuned.
 */
export function cutExample({ config, tokenizer }: Model, input: string, target: string, separator: string): TokenPair {
  if (config.kind === 'encoder-decoder') return encodeApart(tokenizer, input, target);
  const { prompt, lead } = joinPrompt(input, separator);
  return encodePair(tokenizer, prompt, lead + target);
}
