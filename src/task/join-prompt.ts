import { stripText } from '../value';

/** A prompt and what its target is written behind. */
export interface JoinedPrompt {
  /** Without white space at its end. */
  readonly prompt: string;
  /** What the completion begins with: the newline that the prompt has kept at its end, if any, and the separator. */
  readonly lead: string;
}

/**
 * The one rule for white space between a prompt and its target, in training, evaluation and export alike: the model
 * reads prompt, separator and target one after the other, and all white space in between belongs to the completion, as
 * tokenizers put blanks in front of a word. So does a newline that `keep_trailing_newline` keeps.
 *
 * @param separator the recipe's `format.separator`
 */
export function joinPrompt(input: string, separator: string): JoinedPrompt {
  const prompt = stripText(input, 'right');
  return { prompt, lead: input.slice(prompt.length) + separator };
}
