import { stripText } from '../value';

/** A prompt and what its target is written behind. */
export interface JoinedPrompt {
  /** Without white space at its end. */
  readonly prompt: string;
  /** What the completion begins with: the newline that the prompt has kept at its end, or else the separator. */
  readonly lead: string;
}

/**
 * The one rule for white space between a prompt and its target, in training, evaluation and export alike: it all
 * belongs to the completion, as tokenizers put blanks in front of a word, and a prompt that ends in a newline of its
 * own (`keep_trailing_newline`) takes no separator.
 *
 * @param separator the recipe's `format.separator`
 */
export function joinPrompt(input: string, separator: string): JoinedPrompt {
  const prompt = stripText(input, 'right');
  return { prompt, lead: input.slice(prompt.length) || separator };
}
