import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { promptForm } from '../task';
import { type Result, err, ok } from '../text';
import { encodeApart, encodePair, type TokenPair } from '../tokenizer';
import type { RunFailure } from './events';

/**
 * An example in tokens, as the model reads it: a decoder one part behind the other in the recipe's form, an
 * encoder-decoder apart and without separator, as T5 was fine-tuned.
 *
 * @param wanted `whole`: what is learnt, the end of a chat's turn included; `answer`: what is scored, without it
 * @returns undefined where the model's chat template refuses the input
 */
export function cutExample(
  { config, tokenizer }: Model,
  { input, target }: { readonly input: string; readonly target: string },
  { format }: Pick<Recipe, 'format'>,
  wanted: 'whole' | 'answer',
): TokenPair | undefined {
  if (config.kind === 'encoder-decoder') return encodeApart(tokenizer, input, target);
  const form = promptForm(format, tokenizer);
  const joined = form.ok ? form.value.join(input, target) : form;
  if (!joined.ok) return undefined;
  const { prompt, lead, end } = joined.value;
  return encodePair(tokenizer, prompt, lead + target + (wanted === 'whole' ? end : ''));
}

/** Whether the model can be given examples in the recipe's form: a chat needs a template that works. */
export function checkForm({ config, tokenizer }: Model, { format, path }: Recipe): Result<void, RunFailure> {
  if (config.kind === 'encoder-decoder') return ok(undefined);
  const form = promptForm(format, tokenizer);
  return form.ok ? ok(undefined) : err({ code: 'model-invalid', message: form.error.message, file: path });
}
