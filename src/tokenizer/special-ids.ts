/** Ids of the special tokens as a model's `config.json` gives them; what is not there or no id is left out. */
export interface SpecialIds {
  readonly bosId?: number;
  /** The first ends a text; chat models list the ends of a turn behind it. */
  readonly eosIds: readonly number[];
  readonly padId?: number;
}

/** @param config `config.json`, whatever the model's family */
export function specialIds(config: Readonly<Record<string, unknown>>): SpecialIds {
  return {
    ...optionalId('bosId', config['bos_token_id']),
    eosIds: [config['eos_token_id']].flat().filter(isId),
    ...optionalId('padId', config['pad_token_id']),
  };
}

function optionalId<K extends 'bosId' | 'padId'>(key: K, value: unknown): { readonly [P in K]?: number } {
  return isId(value) ? ({ [key]: value } as { readonly [P in K]?: number }) : {};
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
