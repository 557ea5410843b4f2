import type { Tokenizer } from './tokenizer';

/** An example in tokens, without the end-of-text token. */
export interface TokenPair {
  readonly prompt: readonly number[];
  readonly continuation: readonly number[];
}

/** Tokens of an input and its target for a model that reads them apart (T5): neither knows of the other. */
export function encodeApart(tokenizer: Pick<Tokenizer, 'encode'>, input: string, target: string): TokenPair {
  return { prompt: tokenizer.encode(input), continuation: tokenizer.encode(target) };
}

/**
 * Tokens of a prompt and its continuation, cut the way lm-evaluation-harness cuts them
 * (`TemplateLM._encode_pair`): blanks at the prompt's end move to the continuation, the whole text is encoded once,
 * and the continuation is what comes after as many tokens as the prompt alone has. What the tokenizer puts before every
 * text stands before the prompt, unless the text begins with it, as a chat template's does.
 */
export function encodePair(
  tokenizer: Pick<Tokenizer, 'encode' | 'start'>,
  prompt: string,
  continuation: string,
): TokenPair {
  const whole = tokenizer.encode(prompt + continuation);
  const cut = lengthOf(tokenizer, prompt.trimEnd());
  const { start = [] } = tokenizer;
  const before = start.every((id, i) => whole[i] === id) ? [] : start;
  return { prompt: [...before, ...whole.slice(0, cut)], continuation: whole.slice(cut) };
}

/** The prompt that each tokenizer counted last: its choices come one after the other. */
const counted = new WeakMap<object, { readonly prompt: string; readonly length: number }>();

function lengthOf(tokenizer: Pick<Tokenizer, 'encode'>, prompt: string): number {
  const last = counted.get(tokenizer);
  if (last?.prompt === prompt) return last.length;
  const { length } = tokenizer.encode(prompt);
  counted.set(tokenizer, { prompt, length });
  return length;
}
