import type { Model } from '../../model';

/** The tokens that end a text: those of `generation_config.json` where it names some, as `transformers` has it. */
export function endOfTextIds({ config, tokenizer }: Pick<Model, 'config' | 'tokenizer'>): readonly number[] {
  const named = fromGenerationConfig(tokenizer.files.get('generation_config.json'));
  if (named.length > 0) return named;
  return config.eosIds.length > 0 ? config.eosIds : [tokenizer.eosId];
}

function fromGenerationConfig(text: string | undefined): readonly number[] {
  if (text === undefined) return [];
  try {
    const { eos_token_id: ids } = JSON.parse(text) as { readonly eos_token_id?: unknown };
    return [ids].flat().filter((id) => typeof id === 'number');
  } catch {
    return [];
  }
}
