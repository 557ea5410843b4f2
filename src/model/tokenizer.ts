import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import type { ModelError } from './errors';
import { modelError } from './errors';

/** Text to token ids and back, as the model's own `tokenizer.json` says. */
export interface Tokenizer {
  /** Ids without special tokens added around the text. */
  readonly encode: (text: string) => number[];
  /** Text of ids, special tokens included. */
  readonly decode: (ids: readonly number[]) => string;
  readonly eosId: number;
  readonly bosId?: number;
  readonly padId?: number;
  /** One more than the largest id. */
  readonly vocabSize: number;
  /** The files it was made of, by name, as text: they are written back unchanged with the model. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * @param files texts by file name: `tokenizer.json`, `tokenizer_config.json`, and others that are only carried along.
 * @param ids the model's own ids, which win over those that the tokenizer's configuration names.
 */
export function createTokenizer(
  files: ReadonlyMap<string, string>,
  ids: { readonly bosId?: number; readonly eosId?: number; readonly padId?: number } = {},
): Result<Tokenizer, ModelError> {
  const parsed = new Map<string, object>();
  for (const name of ['tokenizer.json', 'tokenizer_config.json']) {
    const text = files.get(name);
    if (text === undefined && name === 'tokenizer.json')
      return modelError('model-file-missing', l10n.t('The model has no {0}.', name), name);
    try {
      const value: unknown = JSON.parse(text ?? '{}');
      if (typeof value !== 'object' || value === null) throw new Error(l10n.t('an object was expected'));
      parsed.set(name, value);
    } catch (cause) {
      return modelError('model-tokenizer-invalid', l10n.t('{0} cannot be read: {1}', name, String(cause)), name);
    }
  }
  const config = parsed.get('tokenizer_config.json')! as Readonly<Record<string, unknown>>;
  let inner: HuggingFaceTokenizer;
  try {
    inner = new HuggingFaceTokenizer(parsed.get('tokenizer.json')!, config);
  } catch (cause) {
    return modelError(
      'model-tokenizer-invalid',
      l10n.t('The tokenizer is of a kind that is not supported: {0}', String(cause)),
      'tokenizer.json',
    );
  }
  const special = (key: string): number | undefined => {
    const token = tokenText(config[key]);
    return token === undefined ? undefined : inner.token_to_id(token);
  };
  const eosId = ids.eosId ?? special('eos_token');
  if (eosId === undefined)
    return modelError(
      'model-tokenizer-invalid',
      l10n.t('No end-of-text token: set eos_token in tokenizer_config.json or eos_token_id in config.json.'),
      'tokenizer_config.json',
    );
  const bosId = ids.bosId ?? special('bos_token');
  const padId = ids.padId ?? special('pad_token');
  let largest = 0;
  for (const id of inner.get_vocab(true).values()) largest = Math.max(largest, id);
  return ok({
    encode: (text) => (text === '' ? [] : inner.encode(text, { add_special_tokens: false }).ids),
    decode: (tokens) =>
      tokens.length === 0
        ? ''
        : inner.decode([...tokens], { skip_special_tokens: false, clean_up_tokenization_spaces: false }),
    eosId,
    ...(bosId === undefined ? {} : { bosId }),
    ...(padId === undefined ? {} : { padId }),
    vocabSize: largest + 1,
    files,
  });
}

/** A special token is written as its text or as an `AddedToken` object. */
function tokenText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('content' in value)) return undefined;
  return typeof value.content === 'string' ? value.content : undefined;
}
